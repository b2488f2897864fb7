import { describeRule } from '../describe-rule';

describeRule('user-id', {
  passes: {
    'the largest number': { web: { securityContext: { runAsUser: 2147483647, runAsGroup: 0 } } },
  },
  fails: {
    'a number above it': {
      pod: { web: { securityContext: { runAsUser: 2147483648 } } },
      finds: [
        'error user-id: runAsUser is 2147483648 but must be from 0 to 2147483647.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.runAsUser = 2147483648',
        '  fix: write the number of a user or group of the image.',
      ],
    },
    'negative groups of the Pod': {
      pod: { spec: { securityContext: { fsGroup: -1, supplementalGroups: [-2] } } },
      finds: [
        'error user-id: fsGroup is -1 but must be from 0 to 2147483647.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.securityContext.fsGroup = -1',
        '  fix: write the number of a user or group of the image.',
        '',
        'error user-id: a supplemental group is -2 but must be from 0 to 2147483647.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.securityContext.supplementalGroups[0] = -2',
        '  fix: write the number of a user or group of the image.',
      ],
    },
  },
});
