import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

function mounted(subPathExpr: string, fields: Fields = {}): PodCase {
  return {
    web: { volumeMounts: [{ name: 'logs', mountPath: '/logs', subPathExpr }], ...fields },
    spec: { volumes: [{ name: 'logs', emptyDir: {} }] },
  };
}

const POD_NAME = { name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } };

describeRule('sub-path-variable', {
  passes: {
    'a variable of the container': mounted('$(POD_NAME)', { env: [POD_NAME] }),
    'a variable that a ConfigMap may set': mounted('$(POD_NAME)', { envFrom: [{ configMapRef: { name: 'web' } }] }),
    'a text that only looks like one': mounted('$$(POD_NAME)'),
    'a path without a variable': mounted('logs'),
  },
  fails: {
    'a variable that nobody sets': {
      pod: mounted('web/$(POD_NAME)'),
      finds: [
        'warning sub-path-variable: nothing sets "POD_NAME" in "web", and without its value the kubelet cannot create the container.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].volumeMounts[0].subPathExpr = "web/$(POD_NAME)"',
        '  fix: set "POD_NAME" in `env`, for example from the field metadata.name of the Pod.',
      ],
    },
  },
});
