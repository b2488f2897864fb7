import { describeRule } from '../describe-rule';

describeRule('apparmor-profile', {
  passes: {
    'the default one of the runtime and a local one': {
      fromCode: false,
      spec: { securityContext: { appArmorProfile: { type: 'RuntimeDefault' } } },
      web: { securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile: 'web' } } },
    },
    'what the target does not know': {
      fromCode: false,
      version: '1.29',
      web: { securityContext: { appArmorProfile: { type: 'Unconfined' } } },
    },
    'annotations with these profiles': {
      fromCode: false,
      kind: 'Pod',
      metadata: {
        annotations: {
          'container.apparmor.security.beta.kubernetes.io/web': 'localhost/web',
          'container.apparmor.security.beta.kubernetes.io/log': '',
        },
      },
    },
  },
  fails: {
    'none for the Pod and none for a container': {
      pod: {
        fromCode: false,
        spec: { securityContext: { appArmorProfile: { type: 'Unconfined' } } },
        web: { securityContext: { appArmorProfile: { type: 'Unconfined' } } },
      },
      finds: [
        'error apparmor-profile: the Pod violates PodSecurity "baseline:v1.33": forbidden AppArmor profile (pod must not set AppArmor profile type to "Unconfined").',
        '  at:  Deployment "shop"',
        '  in:  spec.template.spec.securityContext.appArmorProfile.type = "Unconfined"',
        '  fix: set type: RuntimeDefault, or Localhost with a localhostProfile that allows what the container needs.',
        '',
        'error apparmor-profile: the Pod violates PodSecurity "baseline:v1.33": forbidden AppArmor profile (container "web" must not set AppArmor profile type to "Unconfined").',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.appArmorProfile.type = "Unconfined"',
        '  fix: set type: RuntimeDefault, or Localhost with a localhostProfile that allows what the container needs.',
      ],
    },
    'an annotation': {
      pod: {
        fromCode: false,
        kind: 'Pod',
        version: '1.29',
        metadata: { annotations: { 'container.apparmor.security.beta.kubernetes.io/web': 'unconfined' } },
      },
      finds: [
        'error apparmor-profile: the Pod violates PodSecurity "baseline:v1.29": forbidden AppArmor profile (annotation must not set AppArmor profile type to "container.apparmor.security.beta.kubernetes.io/web="unconfined"").',
        '  at:  Pod "shop"',
        '  in:  metadata.annotations[container.apparmor.security.beta.kubernetes.io/web] = "unconfined"',
        '  fix: remove the annotation, or set it to runtime/default or localhost/ and the name of a profile.',
      ],
    },
  },
});
