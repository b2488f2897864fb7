import { deployment, describeObjectsRule, service } from './describe-objects-rule';

const leadsTo = (targetPort: unknown): ReturnType<typeof service> =>
  service({ spec: { ports: [{ port: 80, targetPort }] } });

describeObjectsRule('service-target-port', {
  passes: {
    'the name of a port': [leadsTo('http'), deployment()],
    'a number, which needs no name': [leadsTo(9999), deployment()],
    'a name that one of two workloads has': [
      leadsTo('admin'),
      deployment(),
      deployment({ ports: [{ name: 'admin', containerPort: 9901 }] }, { metadata: { name: 'web-canary' } }),
    ],
    'a name of a native sidecar': [
      leadsTo('admin'),
      deployment(
        {},
        {
          pod: {
            initContainers: [
              {
                name: 'proxy',
                image: 'envoy:1',
                restartPolicy: 'Always',
                ports: [{ name: 'admin', containerPort: 9901 }],
              },
            ],
          },
        },
      ),
    ],
    'a Service that selects nothing here': [
      service({ spec: { selector: { app: 'api' }, ports: [{ port: 80, targetPort: 'grpc' }] } }),
      deployment(),
    ],
  },
  fails: {
    'a name that no container has': {
      objects: [leadsTo('htp'), deployment()],
      finds: [
        'error service-target-port: no container of Deployment "web" has a port with the name "htp": the Service leads nowhere. Did you mean "http"?',
        '  at:  Service "web"',
        '  in:  spec.ports[0].targetPort = "htp"',
        '  fix: write the name or the number of a port of the container that serves.',
      ],
    },
    'a number that is written as a text': {
      objects: [leadsTo('8080'), deployment()],
      finds: [
        'error service-target-port: no container of Deployment "web" has a port with the name "8080": the Service leads nowhere.',
        '  at:  Service "web"',
        '  in:  spec.ports[0].targetPort = "8080"',
        '  fix: write the number without quotes, since a text is taken for a name.',
      ],
    },
    'a name that only an init step has': {
      objects: [
        leadsTo('admin'),
        deployment(
          { ports: [] },
          {
            pod: { initContainers: [{ name: 'wait', image: 'shop:1', ports: [{ name: 'admin', containerPort: 1 }] }] },
          },
        ),
      ],
      finds: [
        'error service-target-port: no container of Deployment "web" has a port with the name "admin": the Service leads nowhere.',
        '  at:  Service "web"',
        '  in:  spec.ports[0].targetPort = "admin"',
        '  fix: write the name or the number of a port of the container that serves.',
      ],
    },
  },
});
