import { describeRule } from '../describe-rule';

describeRule('ephemeral-container', {
  passes: {
    'a Pod without any': { kind: 'Pod', spec: { ephemeralContainers: [] } },
  },
  fails: {
    'a Pod with one': {
      pod: { kind: 'Pod', spec: { ephemeralContainers: [{ name: 'debug', image: 'busybox:1.37' }] } },
      finds: [
        'error ephemeral-container: a Pod cannot be created with ephemeral containers.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.ephemeralContainers = ["debug"]',
        '  fix: remove ephemeralContainers; kubectl debug adds one to a Pod that runs.',
      ],
    },
    'one with ports, for a container that is not there': {
      pod: {
        kind: 'Pod',
        spec: {
          ephemeralContainers: [
            { name: 'debug', image: 'busybox:1.37', ports: [{ containerPort: 80 }], targetContainerName: 'db' },
          ],
        },
      },
      finds: [
        'error ephemeral-container: a Pod cannot be created with ephemeral containers.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.ephemeralContainers = ["debug"]',
        '  fix: remove ephemeralContainers; kubectl debug adds one to a Pod that runs.',
        '',
        'error ephemeral-container: an ephemeral container must not set ports.',
        '  at:  app/shop, Pod "shop", container "debug"',
        '  in:  spec.ephemeralContainers[0].ports = "ports"',
        '  fix: remove ports.',
        '',
        'error ephemeral-container: no container of the Pod has the name "db".',
        '  at:  app/shop, Pod "shop", container "debug"',
        '  in:  spec.ephemeralContainers[0].targetContainerName = "db"',
        '  fix: name a container of the Pod.',
      ],
    },
    'one with a part of a volume': {
      pod: {
        spec: {
          volumes: [{ name: 'data' }],
          ephemeralContainers: [
            {
              name: 'debug',
              image: 'busybox:1.37',
              volumeMounts: [{ name: 'data', mountPath: '/data', subPath: 'a' }],
            },
          ],
        },
      },
      finds: [
        'error ephemeral-container: a Pod cannot be created with ephemeral containers.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.ephemeralContainers = ["debug"]',
        '  fix: remove ephemeralContainers; kubectl debug adds one to a Pod that runs.',
        '',
        'error ephemeral-container: an ephemeral container must not set subPath.',
        '  at:  app/shop, Deployment "shop", container "debug"',
        '  in:  spec.template.spec.ephemeralContainers[0].volumeMounts[0].subPath = "a"',
        '  fix: remove subPath.',
      ],
    },
  },
});
