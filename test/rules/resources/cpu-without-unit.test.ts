import { describeRule } from '../describe-rule';

const request = (cpu: unknown): object => ({ web: { resources: { requests: { cpu } } } });

describeRule('cpu-without-unit', {
  passes: {
    'thousandths of a core': request('500m'),
    'as many cores as a large node has': request(96),
  },
  fails: {
    'hundreds of cores': {
      pod: request(500),
      finds: [
        'warning cpu-without-unit: 500 is 500 cores, more than nodes have: thousandths of a core have the suffix m.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.requests[cpu] = 500',
        '  fix: write 500m for 0.5 of a core.',
      ],
    },
  },
});
