import { describeRule } from '../describe-rule';

describeRule('projected-source', {
  passes: {
    'a certificate for a day': {
      version: '1.37',
      spec: {
        volumes: [
          {
            name: 'data',
            projected: {
              sources: [
                {
                  podCertificate: {
                    signerName: 'example.com/shop',
                    keyType: 'ED25519',
                    keyPath: 'key',
                    maxExpirationSeconds: 86400,
                  },
                },
              ],
            },
          },
        ],
      },
    },
  },
  fails: {
    'a certificate for a minute': {
      pod: {
        version: '1.37',
        spec: {
          volumes: [
            {
              name: 'data',
              projected: {
                sources: [
                  {
                    podCertificate: {
                      signerName: 'example.com/shop',
                      keyType: 'ED25519',
                      keyPath: 'key',
                      maxExpirationSeconds: 60,
                    },
                  },
                ],
              },
            },
          ],
        },
      },
      finds: [
        'error projected-source: maxExpirationSeconds is 60 but must be from 3600 to 7862400.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].projected.sources[0].podCertificate.maxExpirationSeconds = 60',
        '  fix: write a number in this range.',
      ],
    },
    'a bundle by name and by labels': {
      pod: {
        version: '1.37',
        spec: {
          volumes: [
            {
              name: 'data',
              projected: {
                sources: [
                  { clusterTrustBundle: { name: 'a', path: 'a', labelSelector: { matchLabels: { app: 'shop' } } } },
                ],
              },
            },
          ],
        },
      },
      finds: [
        'error projected-source: labelSelector is set, and a bundle is named.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].projected.sources[0].clusterTrustBundle.labelSelector = "labelSelector"',
        '  fix: remove labelSelector, or use signerName.',
      ],
    },
  },
});
