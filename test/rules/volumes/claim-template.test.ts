import { describeRule } from '../describe-rule';

describeRule('claim-template', {
  passes: {
    'a claim for storage': {
      fromCode: false,
      kind: 'StatefulSet',
      workload: {
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
          },
        ],
      },
    },
  },
  fails: {
    'a claim for no storage': {
      pod: {
        fromCode: false,
        kind: 'StatefulSet',
        workload: { volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'] } }] },
      },
      finds: [
        'error claim-template: the claim asks for no storage.',
        '  at:  StatefulSet "shop"',
        '  in:  spec.volumeClaimTemplates[0].spec.resources.requests[storage]',
        '  fix: write how much storage the claim asks for, such as 10Gi.',
      ],
    },
    'a claim of a Pod with a name': {
      pod: {
        spec: {
          volumes: [
            {
              name: 'data',
              ephemeral: {
                volumeClaimTemplate: {
                  metadata: { name: 'a' },
                  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
                },
              },
            },
          ],
        },
      },
      finds: [
        'error claim-template: the claim must not set metadata.name.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].ephemeral.volumeClaimTemplate.metadata.name = "name"',
        '  fix: remove it.',
      ],
    },
    'one Pod beside several': {
      pod: {
        spec: {
          volumes: [
            {
              name: 'data',
              ephemeral: {
                volumeClaimTemplate: {
                  spec: {
                    accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'],
                    resources: { requests: { storage: '10Gi' } },
                  },
                },
              },
            },
          ],
        },
      },
      finds: [
        'error claim-template: ReadWriteOncePod stands beside other access modes.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].ephemeral.volumeClaimTemplate.spec.accessModes = ["ReadWriteOncePod","ReadWriteOnce"]',
        '  fix: keep ReadWriteOncePod alone, or remove it.',
      ],
    },
  },
});
