import { describeRule } from '../describe-rule';

describeRule('sub-path', {
  passes: {
    'a relative path with dots in its names': {
      spec: { volumes: [{ name: 'data', emptyDir: {} }] },
      web: { volumeMounts: [{ name: 'data', mountPath: '/data', subPath: 'a..b/..c' }] },
    },
    'an empty path': {
      spec: { volumes: [{ name: 'data', emptyDir: {} }] },
      web: { volumeMounts: [{ name: 'data', mountPath: '/data', subPath: '' }] },
    },
  },
  fails: {
    'an absolute path': {
      pod: {
        spec: { volumes: [{ name: 'data', emptyDir: {} }] },
        web: { volumeMounts: [{ name: 'data', mountPath: '/data', subPath: '/etc' }] },
      },
      finds: [
        'error sub-path: the path inside the volume "/etc" is absolute.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].subPath = "/etc"',
        '  fix: write it from the root of the volume, such as data/new.',
      ],
    },
    'a path that leads out of the volume': {
      pod: {
        spec: { volumes: [{ name: 'data', emptyDir: {} }] },
        web: {
          env: [{ name: 'NAME', value: 'x' }],
          volumeMounts: [{ name: 'data', mountPath: '/data', subPathExpr: 'a/../$(NAME)' }],
        },
      },
      finds: [
        'error sub-path: the path inside the volume "a/../$(NAME)" has ".." in it.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].subPathExpr = "a/../$(NAME)"',
        '  fix: write it from the root of the volume, such as data/new.',
      ],
    },
  },
});
