import { describeRule } from '../describe-rule';

describeRule('node-affinity', {
  passes: {
    'a number to compare with': {
      spec: {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchExpressions: [{ key: 'cores', operator: 'Gt', values: ['4'] }] }],
            },
          },
        },
      },
    },
    'one node by its name': {
      spec: {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1'] }] }],
            },
          },
        },
      },
    },
  },
  fails: {
    'two numbers to compare with': {
      pod: {
        spec: {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [{ matchExpressions: [{ key: 'cores', operator: 'Gt', values: ['4', '8'] }] }],
              },
            },
          },
        },
      },
      finds: [
        'error node-affinity: Gt compares with one value, and 2 are written.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].values',
        '  fix: write one number.',
      ],
    },
    'an operator that there is not': {
      pod: {
        spec: {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [{ matchExpressions: [{ key: 'disk', operator: 'Equals', values: ['ssd'] }] }],
              },
            },
          },
        },
      },
      finds: [
        'error node-affinity: operator is "Equals", and must be one of In, NotIn, Exists, DoesNotExist, Gt, Lt.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].operator = "Equals"',
        '  fix: write one of these operators.',
      ],
    },
    'another field than the name': {
      pod: {
        spec: {
          affinity: {
            nodeAffinity: {
              requiredDuringSchedulingIgnoredDuringExecution: {
                nodeSelectorTerms: [{ matchFields: [{ key: 'metadata.uid', operator: 'Exists' }] }],
              },
            },
          },
        },
      },
      finds: [
        'error node-affinity: operator is "Exists", and must be one of In, NotIn.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].operator = "Exists"',
        '  fix: write one of these operators.',
        '',
        'error node-affinity: the key is "metadata.uid", and metadata.name is the only field of a node to match.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0].key = "metadata.uid"',
        '  fix: write metadata.name, or match a label with matchExpressions.',
      ],
    },
  },
});
