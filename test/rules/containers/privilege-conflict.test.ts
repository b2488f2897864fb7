import { describeRule } from '../describe-rule';

describeRule('privilege-conflict', {
  passes: {
    'a container that gains nothing': {
      web: { securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } } },
    },
    'a privileged container': { web: { securityContext: { privileged: true } } },
  },
  fails: {
    'a privileged container that must not gain privileges': {
      pod: { web: { securityContext: { allowPrivilegeEscalation: false, privileged: true } } },
      finds: [
        'error privilege-conflict: allowPrivilegeEscalation is false, and privileged is true.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext',
        '  fix: remove one of the two.',
      ],
    },
    'a capability that has nearly all of them': {
      pod: { web: { securityContext: { allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN'] } } } },
      finds: [
        'error privilege-conflict: allowPrivilegeEscalation is false, and capabilities.add has CAP_SYS_ADMIN.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext',
        '  fix: remove one of the two.',
        '',
        'warning unknown-capability: Linux has no capability "CAP_SYS_ADMIN": a container runtime refuses it or passes over it.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.capabilities.add[0] = "CAP_SYS_ADMIN"',
        '  fix: did you mean "SYS_ADMIN"? Use that name.',
      ],
    },
  },
});
