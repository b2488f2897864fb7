import { describeRule } from '../describe-rule';

describeRule('added-capability', {
  passes: {
    'a capability that is there by default': {
      fromCode: false,
      web: { securityContext: { capabilities: { add: ['CHOWN', 'NET_BIND_SERVICE'], drop: ['ALL'] } } },
    },
  },
  fails: {
    others: {
      pod: { fromCode: false, web: { securityContext: { capabilities: { add: ['SYS_ADMIN', 'CHOWN', 'NET_RAW'] } } } },
      finds: [
        'error added-capability: the Pod violates PodSecurity "baseline:v1.33": non-default capabilities (container "web" must not include "NET_RAW", "SYS_ADMIN" in securityContext.capabilities.add).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.capabilities.add = ["SYS_ADMIN","CHOWN","NET_RAW"]',
        '  fix: remove "SYS_ADMIN" and "NET_RAW" from capabilities.add.',
      ],
    },
    'the name that Linux gives it': {
      pod: { fromCode: false, web: { securityContext: { capabilities: { add: ['CAP_CHOWN'] } } } },
      finds: [
        'error added-capability: the Pod violates PodSecurity "baseline:v1.33": non-default capabilities (container "web" must not include "CAP_CHOWN" in securityContext.capabilities.add).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.capabilities.add = ["CAP_CHOWN"]',
        '  fix: remove "CAP_CHOWN" from capabilities.add.',
      ],
    },
  },
});
