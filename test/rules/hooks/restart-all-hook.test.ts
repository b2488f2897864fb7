import type { Fields } from '../../../src/kubernetes/json';
import { describeRule } from '../describe-rule';

const hook = { lifecycle: { preStop: { sleep: { seconds: 5 } } } };
const restarts = (action: string): Fields => ({
  restartPolicy: 'Never',
  restartPolicyRules: [{ action, exitCodes: { operator: 'In', values: [42] } }],
});

describeRule('restart-all-hook', {
  passes: {
    'a hook without such an action': { version: '1.37', web: hook },
    'an action without a hook': { version: '1.37', web: restarts('RestartAllContainers') },
    'the restart of one container': { version: '1.37', web: { ...hook, ...restarts('Restart') } },
  },
  fails: {
    'a hook of another container': {
      pod: {
        version: '1.37',
        web: hook,
        spec: { initContainers: [{ name: 'setup', image: 'shop:1', ...restarts('RestartAllContainers') }] },
      },
      finds: [
        'warning restart-all-hook: the action RestartAllContainers kills all containers without a grace period: the preStop hook of "web" does not run.',
        '  at:  app/shop, Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].restartPolicyRules[0].action = "RestartAllContainers"',
        '  fix: let the programs end well at TERM within 2 s, or restart the one container with the action Restart.',
      ],
    },
  },
});
