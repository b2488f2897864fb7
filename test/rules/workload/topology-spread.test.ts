import { describeRule } from '../describe-rule';

describeRule('topology-spread', {
  passes: {
    'a least number of domains': {
      spec: {
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'DoNotSchedule',
            labelSelector: { matchLabels: { app: 'shop' } },
            minDomains: 3,
          },
        ],
      },
    },
  },
  fails: {
    'a least number of domains of a constraint that only prefers': {
      pod: {
        spec: {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'topology.kubernetes.io/zone',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: { app: 'shop' } },
              minDomains: 3,
            },
          ],
        },
      },
      finds: [
        'error topology-spread: minDomains is set, and whenUnsatisfiable is not DoNotSchedule.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.topologySpreadConstraints[0].minDomains = 3',
        '  fix: set whenUnsatisfiable to DoNotSchedule, or remove minDomains.',
      ],
    },
    'a constraint that does not say what to do': {
      pod: {
        spec: {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'topology.kubernetes.io/zone',
              whenUnsatisfiable: undefined,
              labelSelector: { matchLabels: { app: 'shop' } },
            },
          ],
        },
      },
      finds: [
        'error topology-spread: whenUnsatisfiable is missing.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.topologySpreadConstraints[0].whenUnsatisfiable',
        '  fix: set whenUnsatisfiable to DoNotSchedule or ScheduleAnyway.',
      ],
    },
  },
});
