import { describeRule } from '../describe-rule';

const web = { securityContext: { allowPrivilegeEscalation: false } };

describeRule('token-mount', {
  passes: {
    'a Pod that nobody restricted': {},
    'no token': { web, spec: { automountServiceAccountToken: false } },
    'a token that is asked for': { web, spec: { automountServiceAccountToken: true } },
    'a service account of its own': { web, spec: { serviceAccountName: 'shop' } },
    'a service account under the old name': { web, spec: { serviceAccount: 'shop' } },
    'a Pod with a container that is not restricted': {
      web,
      spec: { initContainers: [{ name: 'wait', image: 'shop:1' }] },
    },
  },
  fails: {
    'a hardened Pod of the default service account': {
      pod: { web },
      finds: [
        'info token-mount: every container gets a token of the service account "default", which a program that is broken into gives away.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.automountServiceAccountToken',
        '  fix: set automountServiceAccountToken to false, or name a service account if the app asks the API server.',
      ],
    },
    'the default service account by its name': {
      pod: { web, spec: { serviceAccountName: 'default' } },
      finds: [
        'info token-mount: every container gets a token of the service account "default", which a program that is broken into gives away.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.automountServiceAccountToken',
        '  fix: set automountServiceAccountToken to false, or name a service account if the app asks the API server.',
      ],
    },
  },
});
