import { describeRule } from '../describe-rule';

describeRule('pod-failure-policy', {
  passes: {
    'a Job that ends at an exit code': {
      fromCode: false,
      kind: 'Job',
      workload: {
        podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [1, 42] } }] },
      },
    },
  },
  fails: {
    'exit codes out of order': {
      pod: {
        fromCode: false,
        kind: 'Job',
        workload: {
          podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42, 1] } }] },
        },
      },
      finds: [
        'error pod-failure-policy: the exit codes are not in order.',
        '  at:  Job "shop"',
        '  in:  spec.podFailurePolicy.rules[0].onExitCodes.values = [42,1]',
        '  fix: sort them.',
      ],
    },
    'Pods that restart by themselves': {
      pod: {
        fromCode: false,
        kind: 'Job',
        workload: {
          podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42] } }] },
        },
        spec: { restartPolicy: 'OnFailure' },
      },
      finds: [
        'error pod-failure-policy: podFailurePolicy is set, and restartPolicy is "OnFailure".',
        '  at:  Job "shop"',
        '  in:  spec.template.spec.restartPolicy = "OnFailure"',
        '  fix: set restartPolicy to "Never".',
      ],
    },
    'a container that there is not, and an exit code that is no failure': {
      pod: {
        fromCode: false,
        kind: 'Job',
        workload: {
          podFailurePolicy: {
            rules: [{ action: 'FailJob', onExitCodes: { containerName: 'db', operator: 'In', values: [0] } }],
          },
        },
      },
      finds: [
        'error pod-failure-policy: no container of the Pod has the name "db".',
        '  at:  Job "shop"',
        '  in:  spec.podFailurePolicy.rules[0].onExitCodes.containerName = "db"',
        '  fix: name a container of the Pod.',
        '',
        'error pod-failure-policy: an exit code of 0 is not a failure.',
        '  at:  Job "shop"',
        '  in:  spec.podFailurePolicy.rules[0].onExitCodes.values[0] = 0',
        '  fix: remove it.',
      ],
    },
  },
});
