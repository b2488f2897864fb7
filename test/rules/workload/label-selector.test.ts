import { describeRule } from '../describe-rule';

describeRule('label-selector', {
  passes: {
    'a selector that asks whether there is a label': {
      spec: {
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'DoNotSchedule',
            labelSelector: { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
          },
        ],
      },
    },
    'a label of a node with a prefix': { spec: { nodeSelector: { 'kubernetes.io/arch': 'arm64' } } },
  },
  fails: {
    'an operator without its values': {
      pod: {
        spec: {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'topology.kubernetes.io/zone',
              whenUnsatisfiable: 'DoNotSchedule',
              labelSelector: { matchExpressions: [{ key: 'app', operator: 'In' }] },
            },
          ],
        },
      },
      finds: [
        'error label-selector: In has no values to compare with.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.topologySpreadConstraints[0].labelSelector.matchExpressions[0].values',
        '  fix: write at least one value, or use Exists.',
      ],
    },
    'a label of a node with a blank in it': {
      pod: { spec: { nodeSelector: { 'disk type': 'ssd' } } },
      finds: [
        'error label-selector: the key "disk type" is not a qualified name: letters, digits, "-", "_" and ".", with a letter or digit at both ends.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.nodeSelector = "disk type"',
        '  fix: write the key of a label, such as team or example.com/team.',
      ],
    },
    'an operator that takes no values': {
      pod: {
        spec: {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'topology.kubernetes.io/zone',
              whenUnsatisfiable: 'DoNotSchedule',
              labelSelector: { matchExpressions: [{ key: 'app', operator: 'Exists', values: ['shop'] }] },
            },
          ],
        },
      },
      finds: [
        'error label-selector: Exists takes no values, and 1 are written.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.topologySpreadConstraints[0].labelSelector.matchExpressions[0].values',
        '  fix: remove the values, or use In.',
      ],
    },
    'a value that no label has': {
      pod: {
        spec: {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'topology.kubernetes.io/zone',
              whenUnsatisfiable: 'DoNotSchedule',
              labelSelector: { matchExpressions: [{ key: 'app', operator: 'In', values: ['a b'] }] },
            },
          ],
        },
      },
      finds: [
        'error label-selector: "a b" must consist of letters, digits, "-", "_" and ".", with a letter or digit at both ends.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.topologySpreadConstraints[0].labelSelector.matchExpressions[0].values[0] = "a b"',
        '  fix: write a value that a label can have.',
      ],
    },
  },
});
