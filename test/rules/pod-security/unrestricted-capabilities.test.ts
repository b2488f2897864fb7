import { describeRule } from '../describe-rule';

describeRule('unrestricted-capabilities', {
  passes: {
    'one to take a low port': {
      fromCode: false,
      web: { securityContext: { capabilities: { drop: ['NET_RAW', 'ALL'], add: ['NET_BIND_SERVICE'] } } },
    },
    'a Pod for Windows': { fromCode: false, spec: { os: { name: 'windows' } } },
    'what added-capability finds': {
      fromCode: false,
      web: { securityContext: { capabilities: { drop: ['ALL'], add: ['SYS_ADMIN'] } } },
    },
  },
  fails: {
    'a container that drops none': {
      pod: { fromCode: false },
      finds: [
        'error unrestricted-capabilities: the Pod violates PodSecurity "restricted:v1.33": unrestricted capabilities (container "web" must set securityContext.capabilities.drop=["ALL"]).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.capabilities.drop',
        '  fix: set capabilities: {drop: [ALL]} in the securityContext of the container.',
      ],
    },
    'a container that drops some': {
      pod: { fromCode: false, web: { securityContext: { capabilities: { drop: ['NET_RAW'] } } } },
      finds: [
        'error unrestricted-capabilities: the Pod violates PodSecurity "restricted:v1.33": unrestricted capabilities (container "web" must set securityContext.capabilities.drop=["ALL"]).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.capabilities.drop = ["NET_RAW"]',
        '  fix: set capabilities: {drop: [ALL]} in the securityContext of the container.',
      ],
    },
    'one that is there by default': {
      pod: {
        fromCode: false,
        web: { securityContext: { capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE', 'CHOWN'] } } },
      },
      finds: [
        'error unrestricted-capabilities: the Pod violates PodSecurity "restricted:v1.33": unrestricted capabilities (container "web" must not include "CHOWN" in securityContext.capabilities.add).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.capabilities.add = ["NET_BIND_SERVICE","CHOWN"]',
        '  fix: remove "CHOWN" from capabilities.add.',
      ],
    },
  },
});
