import { describeRule } from '../describe-rule';

describeRule('file-variable', {
  passes: {
    'a file in an emptyDir': {
      version: '1.37',
      web: {
        env: [{ name: 'SHOP', valueFrom: { fileKeyRef: { volumeName: 'data', path: 'shop.env', key: 'SHOP' } } }],
      },
      spec: { volumes: [{ name: 'data', emptyDir: {} }] },
    },
  },
  fails: {
    'a file in a ConfigMap': {
      pod: {
        version: '1.37',
        web: {
          env: [{ name: 'SHOP', valueFrom: { fileKeyRef: { volumeName: 'data', path: 'shop.env', key: 'SHOP' } } }],
        },
        spec: { volumes: [{ name: 'data', configMap: { name: 'a' } }] },
      },
      finds: [
        'error file-variable: the volume "data" is not an emptyDir.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[0].valueFrom.fileKeyRef.volumeName = "data"',
        '  fix: write the file into an emptyDir, and name that.',
      ],
    },
    'a volume that there is not': {
      pod: {
        version: '1.37',
        web: {
          env: [{ name: 'SHOP', valueFrom: { fileKeyRef: { volumeName: 'data', path: 'shop.env', key: 'A=B' } } }],
        },
      },
      finds: [
        'error file-variable: the key "A=B" must consist of printable ASCII characters other than "=".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[0].valueFrom.fileKeyRef.key = "A=B"',
        '  fix: write the name of a variable in the file.',
        '',
        'error file-variable: no volume of the Pod has the name "data".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].env[0].valueFrom.fileKeyRef.volumeName = "data"',
        '  fix: name an emptyDir of the Pod.',
      ],
    },
  },
});
