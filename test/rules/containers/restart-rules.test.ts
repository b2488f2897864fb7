import { describeRule } from '../describe-rule';

describeRule('restart-rules', {
  passes: {
    'a rule for an exit code': {
      version: '1.37',
      web: {
        restartPolicy: 'Never',
        restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }],
      },
    },
  },
  fails: {
    'a rule without a policy': {
      pod: {
        version: '1.37',
        web: { restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }] },
      },
      finds: [
        'error restart-rules: restartPolicyRules are set, and restartPolicy is missing.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].restartPolicy',
        '  fix: set restartPolicy of the container.',
      ],
    },
    'a rule without exit codes': {
      pod: { version: '1.37', web: { restartPolicy: 'Never', restartPolicyRules: [{ action: 'Restart' }] } },
      finds: [
        'error restart-rules: exitCodes is missing.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].restartPolicyRules[0].exitCodes',
        '  fix: write the exit codes to which the rule applies.',
      ],
    },
    'an action and an operator that there are not': {
      pod: {
        version: '1.37',
        web: {
          restartPolicy: 'Never',
          restartPolicyRules: [{ action: 'Stop', exitCodes: { operator: 'Is', values: [1] } }],
        },
      },
      finds: [
        'error restart-rules: action is "Stop", and must be one of "Restart" and "RestartAllContainers".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].restartPolicyRules[0].action = "Stop"',
        '  fix: write one of these values.',
        '',
        'error restart-rules: operator is "Is", and must be "In" or "NotIn".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].restartPolicyRules[0].exitCodes.operator = "Is"',
        '  fix: write In or NotIn.',
      ],
    },
  },
});
