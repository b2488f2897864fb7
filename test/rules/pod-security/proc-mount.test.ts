import { describeRule } from '../describe-rule';

describeRule('proc-mount', {
  passes: {
    'the default': { fromCode: false, web: { securityContext: { procMount: 'Default' } } },
    'all of /proc in a Pod with its own users from 1.35 on': {
      fromCode: false,
      version: '1.35',
      spec: { hostUsers: false },
      web: { securityContext: { procMount: 'Unmasked' } },
    },
    'what the target drops': { fromCode: false, version: '1.32', web: { securityContext: { procMount: 'Unmasked' } } },
  },
  fails: {
    'all of /proc': {
      pod: { fromCode: false, version: '1.35', web: { securityContext: { procMount: 'Unmasked' } } },
      finds: [
        'error proc-mount: the Pod violates PodSecurity "baseline:v1.35": procMount (container "web" must not set securityContext.procMount to "Unmasked").',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.procMount = "Unmasked"',
        '  fix: remove procMount, or set it to Default.',
      ],
    },
    'all of /proc before 1.35, whatever users the Pod has': {
      pod: {
        fromCode: false,
        version: '1.34',
        spec: { hostUsers: false },
        web: { securityContext: { procMount: 'Unmasked' } },
      },
      finds: [
        'error proc-mount: the Pod violates PodSecurity "baseline:v1.34": procMount (container "web" must not set securityContext.procMount to "Unmasked").',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.procMount = "Unmasked"',
        '  fix: remove procMount, or set it to Default.',
      ],
    },
  },
});
