import { describeRule } from '../describe-rule';

describeRule('windows-host-process', {
  passes: {
    'false and null': {
      fromCode: false,
      spec: { securityContext: { windowsOptions: { hostProcess: false } } },
      web: { securityContext: { windowsOptions: { hostProcess: null } } },
    },
  },
  fails: {
    'a Pod and a container': {
      pod: {
        fromCode: false,
        spec: { securityContext: { windowsOptions: { hostProcess: true } } },
        web: { securityContext: { windowsOptions: { hostProcess: true } } },
      },
      finds: [
        'error windows-host-process: the Pod violates PodSecurity "baseline:v1.33": hostProcess (pod must not set securityContext.windowsOptions.hostProcess=true).',
        '  at:  Deployment "shop"',
        '  in:  spec.template.spec.securityContext.windowsOptions.hostProcess = true',
        '  fix: remove hostProcess, or set it to false.',
        '',
        'error windows-host-process: the Pod violates PodSecurity "baseline:v1.33": hostProcess (container "web" must not set securityContext.windowsOptions.hostProcess=true).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.windowsOptions.hostProcess = true',
        '  fix: remove hostProcess, or set it to false.',
      ],
    },
  },
});
