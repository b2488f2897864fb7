import { describeRule } from '../describe-rule';

describeRule('security-profile', {
  passes: {
    'a profile of the node': {
      spec: { securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'profiles/shop.json' } } },
    },
  },
  fails: {
    'a profile of the node without its name': {
      pod: { spec: { securityContext: { seccompProfile: { type: 'Localhost' } } } },
      finds: [
        'error security-profile: localhostProfile is missing.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.securityContext.seccompProfile.localhostProfile',
        '  fix: name a profile of the node.',
      ],
    },
    'a name of the default profile': {
      pod: { web: { securityContext: { seccompProfile: { type: 'RuntimeDefault', localhostProfile: 'a' } } } },
      finds: [
        'error security-profile: localhostProfile is set, and only a profile of type Localhost has a name.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.seccompProfile.localhostProfile = "a"',
        '  fix: remove it, or set type to Localhost.',
      ],
    },
    'a path that is absolute': {
      pod: { web: { securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: '/a' } } } },
      finds: [
        'error security-profile: localhostProfile is absolute.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.seccompProfile.localhostProfile = "/a"',
        '  fix: name a profile of the node.',
      ],
    },
    'an AppArmor profile with a blank before it': {
      pod: { web: { securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile: ' a' } } } },
      finds: [
        'error security-profile: localhostProfile has white space around it.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.appArmorProfile.localhostProfile = " a"',
        '  fix: name a profile of the node.',
      ],
    },
  },
});
