import { describeRule } from '../describe-rule';

describeRule('ephemeral-claim', {
  passes: {
    'a claim of its own': {
      kind: 'Pod',
      spec: {
        volumes: [
          {
            name: 'data',
            ephemeral: {
              volumeClaimTemplate: {
                spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
              },
            },
          },
        ],
      },
    },
  },
  fails: {
    'another volume with that claim': {
      pod: {
        kind: 'Pod',
        spec: {
          volumes: [
            {
              name: 'data',
              ephemeral: {
                volumeClaimTemplate: {
                  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
                },
              },
            },
            { name: 'copy', persistentVolumeClaim: { claimName: 'shop-data' } },
          ],
        },
      },
      finds: [
        'error ephemeral-claim: the claim "shop-data" is made for another volume of this Pod.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.volumes[1].persistentVolumeClaim.claimName = "shop-data"',
        '  fix: mount that volume instead.',
      ],
    },
  },
});
