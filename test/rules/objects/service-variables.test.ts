import type { Fields } from '../../../src/kubernetes/json';
import { deployment, describeObjectsRule, service } from './describe-objects-rule';

const KAFKA = { image: 'confluentinc/cp-kafka:7.6.0' };

function kafka(spec: Fields = {}): Fields {
  return service({ metadata: { name: 'kafka' }, spec });
}

const podSpec = (fields: Fields): { readonly pod: Fields } => ({
  pod: { ...fields },
});

describeObjectsRule('service-variables', {
  passes: {
    'a Pod without the variables': [kafka(), deployment(KAFKA, podSpec({ enableServiceLinks: false }))],
    'a Service with another name': [service(), deployment(KAFKA)],
    'a Service of another namespace': [
      service({ metadata: { name: 'kafka', namespace: 'events' } }),
      deployment(KAFKA),
    ],
    'a headless Service, which has no variables': [kafka({ clusterIP: 'None' }), deployment(KAFKA)],
    'a Service that is only a name in DNS': [
      kafka({ type: 'ExternalName', externalName: 'kafka.example.com' }),
      deployment(KAFKA),
    ],
    'a variable of the container, which wins': [
      kafka(),
      deployment({ ...KAFKA, env: [{ name: 'KAFKA_PORT', value: '9092' }] }),
    ],
    'an image of which nothing is known': [kafka(), deployment({ image: 'ghcr.io/acme/kafka:1.0.0' })],
  },
  fails: {
    'a variable that a program takes for a setting': {
      objects: [kafka(), deployment(KAFKA)],
      finds: [
        'warning service-variables: Service "kafka" sets "KAFKA_PORT" in "web", whose program takes KAFKA_PORT for a setting that it no longer has, and ends at once.',
        '  at:  Deployment "web"',
        '  in:  spec.template.spec.enableServiceLinks',
        '  fix: set enableServiceLinks to false, and reach Services by their names in DNS.',
      ],
    },
    'a program that takes every variable with its prefix': {
      objects: [
        service({ metadata: { name: 'authelia-redis' } }),
        deployment({ image: 'docker.io/authelia/authelia:4.39.4' }),
      ],
      finds: [
        'warning service-variables: Service "authelia-redis" sets "AUTHELIA_REDIS_PORT", "AUTHELIA_REDIS_SERVICE_HOST" and 1 more in "web", whose program takes every variable with AUTHELIA_ for a setting, and refuses those that it does not know.',
        '  at:  Deployment "web"',
        '  in:  spec.template.spec.enableServiceLinks',
        '  fix: set enableServiceLinks to false, and reach Services by their names in DNS.',
      ],
    },
  },
});
