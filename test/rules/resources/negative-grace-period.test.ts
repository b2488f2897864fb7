import { describeRule } from '../describe-rule';
import { part } from '../judge-pod';

const fix =
  '  fix: write the time that the containers need to stop, or remove the field for the default of 30 seconds.';

describeRule('negative-grace-period', {
  passes: {
    'no time at all': { spec: { terminationGracePeriodSeconds: 0 } },
    'the default': {},
  },
  fails: {
    'a negative grace period, which the API server takes for one second, as a warning': {
      pod: { spec: { terminationGracePeriodSeconds: -1 } },
      finds: [
        'warning negative-grace-period: a grace period of -1 seconds is treated as 1 second, and containers are killed after that.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.terminationGracePeriodSeconds = -1',
        fix,
      ],
    },
    'one that code sets, as an error': {
      pod: {
        spec: { terminationGracePeriodSeconds: -5 },
        joined: [part({ type: 'field', name: 'terminationGracePeriodSeconds' }, 'app/shop/drain')],
      },
      finds: [
        'error negative-grace-period: a grace period of -5 seconds is treated as 1 second, and containers are killed after that.',
        '  at:  app/shop/drain, Deployment "shop"',
        '  in:  spec.template.spec.terminationGracePeriodSeconds = -5',
        fix,
      ],
    },
  },
});
