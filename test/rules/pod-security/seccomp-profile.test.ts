import { describeRule } from '../describe-rule';

describeRule('seccomp-profile', {
  passes: {
    'no profile': { fromCode: false },
    'the default one of the runtime and a local one': {
      fromCode: false,
      spec: { securityContext: { seccompProfile: { type: 'RuntimeDefault' } } },
      web: { securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'web.json' } } },
    },
  },
  fails: {
    'none for the Pod': {
      pod: { fromCode: false, spec: { securityContext: { seccompProfile: { type: 'Unconfined' } } } },
      finds: [
        'error seccomp-profile: the Pod violates PodSecurity "baseline:v1.33": seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined").',
        '  at:  Deployment "shop"',
        '  in:  spec.template.spec.securityContext.seccompProfile.type = "Unconfined"',
        '  fix: set type: RuntimeDefault, or Localhost with a localhostProfile that lists what the container needs.',
      ],
    },
    'none for a container': {
      pod: { fromCode: false, web: { securityContext: { seccompProfile: { type: 'Unconfined' } } } },
      finds: [
        'error seccomp-profile: the Pod violates PodSecurity "baseline:v1.33": seccompProfile (container "web" must not set securityContext.seccompProfile.type to "Unconfined").',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.seccompProfile.type = "Unconfined"',
        '  fix: set type: RuntimeDefault, or Localhost with a localhostProfile that lists what the container needs.',
      ],
    },
  },
});
