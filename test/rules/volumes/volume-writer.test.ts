import { describeRule } from '../describe-rule';

const reads = { name: 'data', mountPath: '/data', readOnly: true };
const volumes = [{ name: 'data', emptyDir: {} }];

describeRule('volume-writer', {
  passes: {
    'a volume that a step fills': {
      web: { volumeMounts: [reads] },
      spec: {
        volumes,
        initContainers: [{ name: 'load', image: 'shop:1', volumeMounts: [{ name: 'data', mountPath: '/out' }] }],
      },
    },
    'a volume of its own': { web: { volumeMounts: [{ name: 'data', mountPath: '/data' }] }, spec: { volumes } },
    'a ConfigMap, which has its files': {
      web: { volumeMounts: [reads] },
      spec: { volumes: [{ name: 'data', configMap: { name: 'shop' } }] },
    },
  },
  fails: {
    'an emptyDir that is only read': {
      pod: { web: { volumeMounts: [reads] }, spec: { volumes } },
      finds: [
        'warning volume-writer: "web" reads the emptyDir "data", which no container can write to: it stays empty.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0] = "data"',
        '  fix: mount "data" without readOnly in the container that fills it.',
      ],
    },
    'two containers of which none writes': {
      pod: {
        web: { volumeMounts: [reads] },
        spec: { volumes, initContainers: [{ name: 'load', image: 'shop:1', volumeMounts: [reads] }] },
      },
      finds: [
        'warning volume-writer: "load" and "web" read the emptyDir "data", which no container can write to: it stays empty.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.volumes[0] = "data"',
        '  fix: mount "data" without readOnly in the container that fills it.',
      ],
    },
  },
});
