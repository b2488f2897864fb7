import { describeRule } from '../describe-rule';

describeRule('number-range', {
  passes: {
    'a mode as YAML has it in octal digits': {
      spec: { volumes: [{ name: 'data', configMap: { name: 'a', defaultMode: 511 } }] },
    },
    'a Deployment without replicas': { fromCode: false, workload: { replicas: 0 } },
  },
  fails: {
    'a negative number of replicas': {
      pod: { fromCode: false, workload: { replicas: -1 } },
      finds: [
        'error number-range: replicas is -1 but must be 0 or more.',
        '  at:  Deployment "shop"',
        '  in:  spec.replicas = -1',
        '  fix: write a number of 0 or more.',
      ],
    },
    'a mode in decimal digits': {
      pod: { spec: { volumes: [{ name: 'data', configMap: { name: 'a', defaultMode: 777 } }] } },
      finds: [
        'error number-range: defaultMode is 777 but must be from 0 to 511.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].configMap.defaultMode = 777',
        '  fix: write a number from 0 to 511.',
      ],
    },
    'a preference without a weight': {
      pod: {
        spec: {
          affinity: {
            nodeAffinity: {
              preferredDuringSchedulingIgnoredDuringExecution: [
                { preference: { matchExpressions: [{ key: 'disk', operator: 'Exists' }] } },
              ],
            },
          },
        },
      },
      finds: [
        'error number-range: weight is missing, which is 0, but must be from 1 to 100.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].weight',
        '  fix: write a number from 1 to 100.',
      ],
    },
  },
});
