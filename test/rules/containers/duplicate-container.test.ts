import { describeRule } from '../describe-rule';
import { helper, part } from '../judge-pod';

const fix = '  fix: give each container of the Pod a name of its own.';
const logs = { name: 'logs', image: 'fluent-bit:5' };

describeRule('duplicate-container', {
  passes: {
    'containers with different names in both lists': {
      spec: { initContainers: [{ name: 'web-init', image: 'shop:1' }] },
    },
  },
  fails: {
    'a helper with the name of an app container: both sides are named': {
      pod: {
        spec: {
          containers: [
            { name: 'web', image: 'shop:1' },
            { name: 'web', image: 'fluent-bit:5' },
          ],
        },
        joined: [helper('web')],
      },
      finds: [
        'error duplicate-container: 2 containers have the name "web".',
        '  at:  app/shop/web, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[1].name = "web"',
        '  by:  app/shop, app/shop/web',
        fix,
      ],
    },
    'an init step with the name of an app container': {
      pod: { spec: { initContainers: [{ name: 'web', image: 'shop:1' }] } },
      finds: [
        'error duplicate-container: 2 containers have the name "web".',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.initContainers[0].name = "web"',
        fix,
      ],
    },
    'two helpers with one name': {
      pod: {
        spec: {
          initContainers: [
            { ...logs, restartPolicy: 'Always' },
            { ...logs, restartPolicy: 'Always' },
          ],
        },
        joined: [
          part({ type: 'container', name: 'logs' }, 'app/shop/logs'),
          part({ type: 'container', name: 'logs' }, 'app/shop/audit'),
        ],
      },
      finds: [
        'error duplicate-container: 2 containers have the name "logs".',
        '  at:  app/shop/audit, Deployment "shop", container "logs"',
        '  in:  spec.template.spec.initContainers[1].name = "logs"',
        '  by:  app/shop/logs, app/shop/audit',
        fix,
      ],
    },
  },
});
