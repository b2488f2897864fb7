import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';

const mount = (fields: Fields): Fields => ({
  volumeMounts: [{ name: 'config', mountPath: '/etc/shop/shop.conf', ...fields }],
});
const volumes = [{ name: 'config', configMap: { name: 'shop' } }];

describeRule('sub-path-update', {
  passes: {
    'a whole volume': { web: mount({ mountPath: '/etc/shop' }), spec: { volumes } },
    'a part of an emptyDir': {
      web: mount({ subPath: 'shop.conf' }),
      spec: { volumes: [{ name: 'config', emptyDir: {} }] },
    },
    'an init step, which ends': {
      spec: { volumes, initContainers: [{ name: 'wait', image: 'shop:1', ...mount({ subPath: 'shop.conf' }) }] },
    },
  },
  fails: {
    'a file of a ConfigMap': {
      pod: { web: mount({ subPath: 'shop.conf' }), spec: { volumes } },
      finds: [
        'info sub-path-update: /etc/shop/shop.conf stays as it was when the container started: a mount with subPath does not follow the ConfigMap.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].subPath = "shop.conf"',
        '  fix: mount the whole volume at a directory of its own if the program reads its files again, or roll the Pods after a change.',
      ],
    },
    'a file of a Secret by an expression': {
      pod: {
        web: mount({ subPathExpr: 'shop.conf' }),
        spec: { volumes: [{ name: 'config', secret: { secretName: 'shop' } }] },
      },
      finds: [
        'info sub-path-update: /etc/shop/shop.conf stays as it was when the container started: a mount with subPathExpr does not follow the Secret.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].subPathExpr = "shop.conf"',
        '  fix: mount the whole volume at a directory of its own if the program reads its files again, or roll the Pods after a change.',
      ],
    },
  },
});
