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
        'error app-container: the Pod has no app container, and init steps and native sidecars alone make no Pod.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.containers',
        '  fix: add a container to the workload, for example with PodTemplate.addContainer.',
      ],
    },
  },
});
