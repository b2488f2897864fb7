import { describeRule } from '../describe-rule';

describeRule('privileged-container', {
  passes: {
    'false and null': {
      fromCode: false,
      web: { securityContext: { privileged: false } },
      spec: { initContainers: [{ name: 'setup', image: 'setup:1', securityContext: { privileged: null } }] },
    },
  },
  fails: {
    'a container': {
      pod: { fromCode: false, web: { securityContext: { privileged: true } } },
      finds: [
        'error privileged-container: the Pod violates PodSecurity "baseline:v1.33": privileged (container "web" must not set securityContext.privileged=true).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.privileged = true',
        '  fix: remove privileged; of what it needs, a container can get single capabilities.',
      ],
    },
    'a container for debugging': {
      pod: {
        fromCode: false,
        spec: { ephemeralContainers: [{ name: 'setup', image: 'setup:1', securityContext: { privileged: true } }] },
      },
      finds: [
        'error privileged-container: the Pod violates PodSecurity "baseline:v1.33": privileged (container "setup" must not set securityContext.privileged=true).',
        '  at:  Deployment "shop", container "setup"',
        '  in:  spec.template.spec.ephemeralContainers[0].securityContext.privileged = true',
        '  fix: remove privileged; of what it needs, a container can get single capabilities.',
      ],
    },
  },
});
