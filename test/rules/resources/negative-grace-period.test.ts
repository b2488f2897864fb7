import { describeRule } from '../describe-rule';

describeRule('negative-grace-period', {
  passes: {
    'no time at all': { spec: { terminationGracePeriodSeconds: 0 } },
    'the default': {},
  },
  fails: {
    'a negative grace period, which the API server takes for one second': {
      pod: { spec: { terminationGracePeriodSeconds: -1 } },
      finds: [
        'warning negative-grace-period: a grace period of -1 seconds is treated as 1 second, and containers are killed after that.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.terminationGracePeriodSeconds = -1',
        '  fix: write the time that the containers need to stop, or remove the field for the default of 30 seconds.',
      ],
    },
  },
});
