import { describeRule } from '../describe-rule';

describeRule('restricted-proc-mount', {
  passes: {
    'the default': {
      fromCode: false,
      version: '1.35',
      spec: { hostUsers: false },
      web: { securityContext: { procMount: 'Default' } },
    },
    'what proc-mount finds': { fromCode: false, version: '1.35', web: { securityContext: { procMount: 'Unmasked' } } },
    'what proc-mount finds before 1.35': {
      fromCode: false,
      version: '1.34',
      spec: { hostUsers: false },
      web: { securityContext: { procMount: 'Unmasked' } },
    },
  },
  fails: {
    'all of /proc in a Pod with its own users': {
      pod: {
        fromCode: false,
        version: '1.35',
        spec: { hostUsers: false },
        web: { securityContext: { procMount: 'Unmasked' } },
      },
      finds: [
        'error restricted-proc-mount: the Pod violates PodSecurity "restricted:v1.35": procMount (container "web" must not set securityContext.procMount to "Unmasked").',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.procMount = "Unmasked"',
        '  fix: remove procMount, or set it to Default.',
      ],
    },
  },
});
