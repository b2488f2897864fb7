import { describeRule } from '../describe-rule';

/** A constraint with a key that its selector has as well. */
const SELECTING_TWICE = {
  maxSkew: 1,
  topologyKey: 'topology.kubernetes.io/zone',
  whenUnsatisfiable: 'DoNotSchedule',
  labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['shop'] }] },
  matchLabelKeys: ['app'],
};

describeRule('match-label-keys', {
  passes: {
    'a key beside a selector': {
      spec: {
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'DoNotSchedule',
            labelSelector: { matchLabels: { app: 'shop' } },
            matchLabelKeys: ['pod-template-hash'],
          },
        ],
      },
    },
    'what the API server has added to the selector of a Pod that it stores': {
      kind: 'Pod',
      metadata: { labels: { app: 'shop' }, resourceVersion: '7' },
      spec: {
        topologySpreadConstraints: [SELECTING_TWICE],
      },
      version: '1.34',
    },
  },
  fails: {
    'a selector to which the API server would add a key that it has': {
      pod: {
        kind: 'Pod',
        metadata: { labels: { app: 'shop' } },
        spec: {
          topologySpreadConstraints: [SELECTING_TWICE],
        },
        version: '1.34',
      },
      finds: [
        'error match-label-keys: the key "app" stands in matchLabelKeys and in the labelSelector.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.topologySpreadConstraints[0].matchLabelKeys[0] = "app"',
        '  fix: remove it from one of the two.',
      ],
    },
    'a key without a selector': {
      pod: {
        spec: {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'topology.kubernetes.io/zone',
              whenUnsatisfiable: 'DoNotSchedule',
              labelSelector: undefined,
              matchLabelKeys: ['pod-template-hash'],
            },
          ],
        },
      },
      finds: [
        'error match-label-keys: matchLabelKeys has no labelSelector to add to.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.topologySpreadConstraints[0].matchLabelKeys',
        '  fix: add a labelSelector, or remove the keys.',
      ],
    },
    'a key that the selector has too, before 1.34': {
      pod: {
        spec: {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'topology.kubernetes.io/zone',
              whenUnsatisfiable: 'DoNotSchedule',
              labelSelector: { matchLabels: { app: 'shop' } },
              matchLabelKeys: ['app'],
            },
          ],
        },
      },
      finds: [
        'error match-label-keys: the key "app" stands in matchLabelKeys and in the labelSelector.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.topologySpreadConstraints[0].matchLabelKeys[0] = "app"',
        '  fix: remove it from one of the two.',
      ],
    },
    'a key that is to match and not to match': {
      pod: {
        spec: {
          affinity: {
            podAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: [
                {
                  topologyKey: 'zone',
                  labelSelector: { matchLabels: { app: 'shop' } },
                  matchLabelKeys: ['tier'],
                  mismatchLabelKeys: ['tier'],
                },
              ],
            },
          },
        },
      },
      finds: [
        'error match-label-keys: the key "tier" stands in matchLabelKeys and in mismatchLabelKeys.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.affinity.podAffinity.requiredDuringSchedulingIgnoredDuringExecution[0].matchLabelKeys[0] = "tier"',
        '  fix: remove it from one of the two.',
      ],
    },
  },
});
