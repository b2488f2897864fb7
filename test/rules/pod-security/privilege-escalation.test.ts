import { describeRule } from '../describe-rule';

describeRule('privilege-escalation', {
  passes: {
    false: { fromCode: false, web: { securityContext: { allowPrivilegeEscalation: false } } },
    'a Pod for Windows': { fromCode: false, spec: { os: { name: 'windows' } } },
  },
  fails: {
    true: {
      pod: { fromCode: false, web: { securityContext: { allowPrivilegeEscalation: true } } },
      finds: [
        'error privilege-escalation: the Pod violates PodSecurity "restricted:v1.33": allowPrivilegeEscalation != false (container "web" must set securityContext.allowPrivilegeEscalation=false).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.allowPrivilegeEscalation = true',
        '  fix: set allowPrivilegeEscalation: false in the securityContext of the container.',
      ],
    },
    'a container that does not say it': {
      pod: {
        fromCode: false,
        web: { securityContext: { allowPrivilegeEscalation: false } },
        spec: { initContainers: [{ name: 'setup', image: 'setup:1', securityContext: {} }] },
      },
      finds: [
        'error privilege-escalation: the Pod violates PodSecurity "restricted:v1.33": allowPrivilegeEscalation != false (container "setup" must set securityContext.allowPrivilegeEscalation=false).',
        '  at:  Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].securityContext.allowPrivilegeEscalation',
        '  fix: set allowPrivilegeEscalation: false in the securityContext of the container.',
      ],
    },
  },
});
