import { describeRule } from '../describe-rule';

describeRule('memory-limit', {
  passes: {
    'no request': {},
    'a request of cpu alone': { web: { resources: { requests: { cpu: '100m' } } } },
    'a limit': { web: { resources: { requests: { memory: '64Mi' }, limits: { memory: '128Mi' } } } },
    'a limit of the Pod': {
      version: '1.34',
      web: { resources: { requests: { memory: '64Mi' } } },
      spec: { resources: { limits: { memory: '1Gi' } } },
    },
  },
  fails: {
    'a request without a limit': {
      pod: { web: { resources: { requests: { memory: '64Mi' } } } },
      finds: [
        'info memory-limit: "web" requests 64Mi of memory and may take all that its node has.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.limits.memory',
        '  fix: set limits.memory to the most that the program needs, or to its request.',
      ],
    },
  },
});
