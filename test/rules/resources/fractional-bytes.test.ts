import { describeRule } from '../describe-rule';

describeRule('fractional-bytes', {
  passes: {
    'whole bytes with decimals': { web: { resources: { requests: { memory: '1.5Gi' }, limits: { memory: '1.7G' } } } },
    'parts of a core': { web: { resources: { requests: { cpu: '0.1' } } } },
  },
  fails: {
    'part of a byte': {
      pod: { web: { resources: { limits: { memory: '0.1Gi' } } } },
      finds: [
        'warning fractional-bytes: "0.1Gi" is not a whole number of bytes, and is rounded up.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].resources.limits[memory] = "0.1Gi"',
        '  fix: write 107374183, or an amount without decimals.',
      ],
    },
    'part of a byte in the overhead of the runtime': {
      pod: { spec: { overhead: { memory: '1.1Ki' } } },
      finds: [
        'warning fractional-bytes: "1.1Ki" is not a whole number of bytes, and is rounded up.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.overhead[memory] = "1.1Ki"',
        '  fix: write 1127, or an amount without decimals.',
      ],
    },
  },
});
