import { describeRule } from '../describe-rule';

describeRule('zero-request', {
  passes: {
    'no request': { web: { resources: { limits: { cpu: '1' } } } },
    'a small request': { web: { resources: { requests: { cpu: '1m' } } } },
    'nothing of another resource': { web: { resources: { requests: { 'ephemeral-storage': '0' } } } },
  },
  fails: {
    'a request of no cpu': {
      pod: { web: { resources: { requests: { cpu: 0 }, limits: { cpu: '1' } } } },
      finds: [
        'info zero-request: "web" requests 0 of cpu: the scheduler reserves nothing for it, whatever its limit is.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.requests.cpu = 0',
        '  fix: request what the program needs, or remove the zero to request the limit.',
      ],
    },
    'requests of nothing at all': {
      pod: { web: { resources: { requests: { cpu: '0m', memory: '0' }, limits: { memory: '1Gi' } } } },
      finds: [
        'info zero-request: "web" requests 0 of cpu and memory: the scheduler reserves nothing for it, whatever its limit is.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.requests.cpu = "0m"',
        '  fix: request what the program needs, or remove the zero to request the limit.',
      ],
    },
  },
});
