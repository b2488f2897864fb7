import { describeRule } from '../describe-rule';

describeRule('process-namespace', {
  passes: {
    'containers that share a process namespace': { spec: { shareProcessNamespace: true } },
    'containers in the process namespace of the node': { spec: { hostPID: true, shareProcessNamespace: false } },
  },
  fails: {
    'containers that are to do both': {
      pod: { spec: { hostPID: true, shareProcessNamespace: true } },
      finds: [
        'error process-namespace: shareProcessNamespace and hostPID must not both be true: a Pod has one process namespace.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.shareProcessNamespace = true',
        '  fix: remove one of the two.',
      ],
    },
  },
});
