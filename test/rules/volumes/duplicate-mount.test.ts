import { describeRule } from '../describe-rule';
import { part } from '../judge-pod';

const volumes = [
  { name: 'data', emptyDir: {} },
  { name: 'cache', emptyDir: {} },
];

describeRule('duplicate-mount', {
  passes: {
    'one volume at two paths': {
      spec: { volumes },
      web: {
        volumeMounts: [
          { name: 'data', mountPath: '/data' },
          { name: 'data', mountPath: '/srv' },
        ],
      },
    },
    'a path inside another one': {
      spec: { volumes },
      web: {
        volumeMounts: [
          { name: 'data', mountPath: '/data' },
          { name: 'cache', mountPath: '/data/cache' },
        ],
      },
    },
    'the same path in two containers': {
      spec: {
        volumes,
        initContainers: [{ name: 'setup', image: 'shop:1', volumeMounts: [{ name: 'data', mountPath: '/data' }] }],
      },
      web: { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
    },
  },
  fails: {
    'a helper that mounts where the app mounts already: both sides are named': {
      pod: {
        spec: { volumes },
        web: {
          volumeMounts: [
            { name: 'data', mountPath: '/data' },
            { name: 'cache', mountPath: '/data' },
          ],
        },
        joined: [part({ type: 'mount', container: 'web', path: '/data' }, 'app/shop/cache')],
      },
      finds: [
        'error duplicate-mount: 2 mounts are at "/data", of the volumes "data" and "cache".',
        '  at:  app/shop/cache, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[1].mountPath = "/data"',
        '  by:  app/shop, app/shop/cache',
        '  fix: mount each of them at a path of its own.',
      ],
    },
    'one volume twice at a path, even with other sub-paths': {
      pod: {
        spec: { volumes },
        web: {
          volumeMounts: [
            { name: 'data', mountPath: '/data', subPath: 'a' },
            { name: 'data', mountPath: '/data', subPath: 'b' },
          ],
        },
      },
      finds: [
        'error duplicate-mount: 2 mounts are at "/data", of the volumes "data" and "data".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[1].mountPath = "/data"',
        '  fix: mount each of them at a path of its own.',
      ],
    },
  },
});
