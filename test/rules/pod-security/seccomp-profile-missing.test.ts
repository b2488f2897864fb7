import { describeRule } from '../describe-rule';

describeRule('seccomp-profile-missing', {
  passes: {
    'a profile of the Pod': {
      fromCode: false,
      spec: { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } },
    },
    'a profile of each container': {
      fromCode: false,
      web: { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } },
    },
    'a Pod for Windows': { fromCode: false, spec: { os: { name: 'windows' } } },
    'what seccomp-profile finds': {
      fromCode: false,
      spec: { securityContext: { seccompProfile: { type: 'Unconfined' } } },
    },
  },
  fails: {
    'a container without one': {
      pod: {
        fromCode: false,
        web: { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } },
        spec: { initContainers: [{ name: 'setup', image: 'setup:1' }] },
      },
      finds: [
        'error seccomp-profile-missing: the Pod violates PodSecurity "restricted:v1.33": seccompProfile (pod or container "setup" must set securityContext.seccompProfile.type to "RuntimeDefault" or "Localhost").',
        '  at:  Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].securityContext.seccompProfile',
        '  fix: set seccompProfile: {type: RuntimeDefault} in the securityContext of the Pod or of the container.',
      ],
    },
  },
});
