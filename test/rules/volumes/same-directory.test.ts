import { describeRule } from '../describe-rule';

describeRule('same-directory', {
  passes: {
    'a directory and one below it': {
      spec: { volumes: [{ name: 'data', emptyDir: {} }] },
      web: {
        volumeMounts: [
          { name: 'data', mountPath: '/data' },
          { name: 'data', mountPath: '/data/new' },
        ],
      },
    },
    'names that begin alike': {
      spec: { volumes: [{ name: 'data', emptyDir: {} }] },
      web: {
        volumeMounts: [
          { name: 'data', mountPath: '/data' },
          { name: 'data', mountPath: '/data2' },
        ],
      },
    },
  },
  fails: {
    'a slash at the end': {
      pod: {
        spec: { volumes: [{ name: 'data', emptyDir: {} }] },
        web: {
          volumeMounts: [
            { name: 'data', mountPath: '/data' },
            { name: 'data', mountPath: '/data/' },
          ],
        },
      },
      finds: [
        'warning same-directory: "/data" and "/data/" are one directory, and the mount that comes later hides the other.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[1].mountPath = "/data/"',
        '  fix: mount each of them at a path of its own.',
      ],
    },
    'parts that lead nowhere': {
      pod: {
        spec: { volumes: [{ name: 'data', emptyDir: {} }] },
        web: {
          volumeMounts: [
            { name: 'data', mountPath: '/a/./b' },
            { name: 'data', mountPath: '/a//b' },
          ],
        },
      },
      finds: [
        'warning same-directory: "/a/./b" and "/a//b" are one directory, and the mount that comes later hides the other.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[1].mountPath = "/a//b"',
        '  fix: mount each of them at a path of its own.',
      ],
    },
    'parts that lead back': {
      pod: {
        spec: { volumes: [{ name: 'data', emptyDir: {} }] },
        web: {
          volumeMounts: [
            { name: 'data', mountPath: '/a' },
            { name: 'data', mountPath: '/../a/b/..' },
          ],
        },
      },
      finds: [
        'warning same-directory: "/a" and "/../a/b/.." are one directory, and the mount that comes later hides the other.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[1].mountPath = "/../a/b/.."',
        '  fix: mount each of them at a path of its own.',
      ],
    },
  },
});
