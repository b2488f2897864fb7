import { describeRule } from '../describe-rule';
import { helper, type PodCase } from '../judge-pod';

function withHelper(securityContext: object, os: string): PodCase {
  return {
    spec: {
      os: { name: os },
      initContainers: [{ name: 'logs', image: 'logs:1', restartPolicy: 'Always', securityContext }],
    },
    joined: [helper('logs')],
  };
}

const LINUX = { runAsUser: 65532, seccompProfile: { type: 'RuntimeDefault' } };

describeRule('hardened-windows', {
  passes: {
    'a hardened helper in a Linux Pod': withHelper(LINUX, 'linux'),
    'a helper without a security context in a Windows Pod': withHelper({}, 'windows'),
    'a helper with a user of Windows in a Windows Pod': withHelper(
      { windowsOptions: { runAsUserName: 'ContainerUser' } },
      'windows',
    ),
    'a container of the workload itself, which is left to it': {
      spec: { os: { name: 'windows' } },
      web: { securityContext: { runAsUser: 1 } },
    },
  },
  fails: {
    'a hardened helper in a Windows Pod': {
      pod: withHelper(LINUX, 'windows'),
      finds: [
        'error hardened-windows: "logs" stands in a Windows Pod, and runAsUser, seccompProfile cannot be set there.',
        '  at:  app/shop/logs, Deployment "shop", container "logs"',
        '  in:  spec.template.spec.initContainers[0].securityContext',
        '  fix: switch the hardening off with `security: { hardened: false }`.',
      ],
    },
  },
});
