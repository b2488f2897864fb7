import { describeRule } from '../describe-rule';

describeRule('rollout-strategy', {
  passes: {
    'one Pod after another': {
      fromCode: false,
      workload: { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } },
    },
  },
  fails: {
    'a rollout that cannot replace anything': {
      pod: { fromCode: false, workload: { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } } },
      finds: [
        'error rollout-strategy: maxUnavailable and maxSurge are both 0: no Pod could be replaced.',
        '  at:  Deployment "shop"',
        '  in:  spec.strategy.rollingUpdate.maxUnavailable = 0',
        '  fix: set one of them to 1 or more.',
      ],
    },
    'numbers for a strategy that has none': {
      pod: { fromCode: false, workload: { strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } } },
      finds: [
        'error rollout-strategy: rollingUpdate is set, and the type of the strategy is not RollingUpdate.',
        '  at:  Deployment "shop"',
        '  in:  spec.strategy.rollingUpdate = "RollingUpdate"',
        '  fix: remove rollingUpdate, or correct the type.',
      ],
    },
    'a deadline that is always missed': {
      pod: { fromCode: false, workload: { minReadySeconds: 600 } },
      finds: [
        'error rollout-strategy: progressDeadlineSeconds is 600, and must be greater than minReadySeconds, which is 600.',
        '  at:  Deployment "shop"',
        '  in:  spec.progressDeadlineSeconds',
        '  fix: raise progressDeadlineSeconds, or lower minReadySeconds.',
      ],
    },
    'a DaemonSet with both numbers': {
      pod: {
        fromCode: false,
        kind: 'DaemonSet',
        workload: { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } } },
      },
      finds: [
        'error rollout-strategy: maxSurge and maxUnavailable are both set, and a DaemonSet has one of them.',
        '  at:  DaemonSet "shop"',
        '  in:  spec.updateStrategy.rollingUpdate.maxSurge = 1',
        '  fix: set one of them to 0.',
      ],
    },
    'more than all Pods': {
      pod: { fromCode: false, workload: { strategy: { rollingUpdate: { maxUnavailable: '200%' } } } },
      finds: [
        'error rollout-strategy: maxUnavailable "200%" is more than 100%.',
        '  at:  Deployment "shop"',
        '  in:  spec.strategy.rollingUpdate.maxUnavailable = "200%"',
        '  fix: write a number such as 1, or a percentage such as 25%.',
      ],
    },
  },
});
