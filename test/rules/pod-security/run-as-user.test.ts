import { describeRule } from '../describe-rule';

describeRule('run-as-user', {
  passes: {
    'another user': {
      fromCode: false,
      spec: { securityContext: { runAsUser: 1000 } },
      web: { securityContext: { runAsUser: null } },
    },
    'root in a Pod with its own users from 1.35 on': {
      fromCode: false,
      version: '1.35',
      spec: { hostUsers: false, securityContext: { runAsUser: 0 } },
    },
  },
  fails: {
    'root in a Pod with its own users before 1.35': {
      pod: { fromCode: false, version: '1.34', spec: { hostUsers: false, securityContext: { runAsUser: 0 } } },
      finds: [
        'error run-as-user: the Pod violates PodSecurity "restricted:v1.34": runAsUser=0 (pod must not set runAsUser=0).',
        '  at:  Deployment "shop"',
        '  in:  spec.template.spec.securityContext.runAsUser = 0',
        '  fix: set runAsUser to the number of another user, or remove it if the image has one.',
      ],
    },
    'root in a container': {
      pod: { fromCode: false, web: { securityContext: { runAsUser: 0 } } },
      finds: [
        'error run-as-user: the Pod violates PodSecurity "restricted:v1.33": runAsUser=0 (container "web" must not set runAsUser=0).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.runAsUser = 0',
        '  fix: set runAsUser to the number of another user, or remove it if the image has one.',
      ],
    },
  },
});
