import { describeRule } from '../describe-rule';

describeRule('one-of', {
  passes: {
    'a volume without a source, which is an emptyDir': { spec: { volumes: [{ name: 'data' }] } },
    'a certificate with several paths': {
      version: '1.37',
      spec: {
        volumes: [
          {
            name: 'data',
            projected: {
              sources: [
                {
                  podCertificate: {
                    signerName: 'example.com/a',
                    keyType: 'ED25519',
                    keyPath: 'a',
                    certificateChainPath: 'b',
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
    'a volume with two sources': {
      pod: { spec: { volumes: [{ name: 'data', emptyDir: {}, configMap: { name: 'a' } }] } },
      finds: [
        'error one-of: "emptyDir" and "configMap" are set, and only one of them may be.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0] = ["emptyDir","configMap"]',
        '  fix: keep one of them.',
      ],
    },
    'variables from nowhere': {
      pod: { web: { envFrom: [{ prefix: 'A_' }] } },
      finds: [
        'error one-of: none of "configMapRef" and "secretRef" is set.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].envFrom[0] = []',
        '  fix: set "configMapRef" or "secretRef".',
      ],
    },
    'a file that shows two things': {
      pod: {
        spec: {
          volumes: [
            {
              name: 'data',
              downwardAPI: {
                items: [
                  {
                    path: 'a',
                    fieldRef: { fieldPath: 'metadata.name' },
                    resourceFieldRef: { containerName: 'web', resource: 'limits.cpu' },
                  },
                ],
              },
            },
          ],
        },
      },
      finds: [
        'error one-of: "fieldRef" and "resourceFieldRef" are set, and only one of them may be.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0].downwardAPI.items[0] = ["fieldRef","resourceFieldRef"]',
        '  fix: keep one of them.',
      ],
    },
  },
});
