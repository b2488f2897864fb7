import { describeRule } from '../describe-rule';
import { helper } from '../judge-pod';

describeRule('app-container', {
  passes: {
    'one app container': {},
    'two app containers': {
      spec: {
        containers: [
          { name: 'web', image: 'shop:1' },
          { name: 'log', image: 'log:1' },
        ],
      },
    },
  },
  fails: {
    'a native sidecar alone': {
      pod: {
        spec: { containers: [], initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always' }] },
        joined: [helper('proxy')],
      },
      finds: [
        'error app-container: the Pod has no ordinary container: init containers and native sidecars alone do not make a Pod.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.containers',
        '  fix: add at least one container to spec.containers.',
      ],
    },
  },
});
