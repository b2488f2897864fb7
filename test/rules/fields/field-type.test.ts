import { describeRule } from '../describe-rule';

describeRule('field-type', {
  passes: {
    'texts, whole numbers and lists where they belong': { web: { args: ['1', 'true'], tty: true } },
    'a null, which is an absent field': { spec: { hostNetwork: null } },
    'a port by number or by name': {
      web: {
        ports: [{ containerPort: 80, name: 'web' }],
        livenessProbe: { tcpSocket: { port: 'web' } },
        startupProbe: { tcpSocket: { port: 80 }, failureThreshold: 30 },
      },
    },
  },
  fails: {
    'a number for the value of a variable, without showing it': {
      pod: { web: { env: [{ name: 'PORT', value: 8080 }] } },
      finds: [
        'error field-type: this field is a number, and must be a string.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[0].value',
        '  fix: write it in quotes.',
      ],
    },
    'a text for a list, and nothing else in it': {
      pod: { spec: { initContainers: 'migrate' } },
      finds: [
        'error field-type: this field is a string, and must be a list.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.initContainers = "migrate"',
        '  fix: write a list, or leave the field out.',
      ],
    },
    'a fraction for a whole number': {
      pod: { web: { securityContext: { runAsUser: 1.5 } } },
      finds: [
        'error field-type: this field is a fraction, and must be a 64-bit integer.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.runAsUser = 1.5',
        '  fix: write a 64-bit integer, or leave the field out.',
      ],
    },
    'a number for a name': {
      pod: { spec: { schedulerName: 5 } },
      finds: [
        'error field-type: this field is a number, and must be a string.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.schedulerName = 5',
        '  fix: write it in quotes.',
      ],
    },
    'a label of the object that is not a text': {
      pod: { metadata: { labels: { build: 7 } } },
      finds: [
        'error field-type: this field is a number, and must be a string.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  metadata.labels[build] = 7',
        '  fix: write it in quotes.',
      ],
    },
  },
});
