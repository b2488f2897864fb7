import { describeRule } from '../describe-rule';

describeRule('run-as-non-root', {
  passes: {
    'a Pod': { fromCode: false, spec: { securityContext: { runAsNonRoot: true } } },
    'each container': { fromCode: false, web: { securityContext: { runAsNonRoot: true } } },
    'a Pod with its own users from 1.35 on': { fromCode: false, version: '1.35', spec: { hostUsers: false } },
  },
  fails: {
    'a container that does not say it': {
      pod: {
        fromCode: false,
        web: { securityContext: { runAsNonRoot: true } },
        spec: { initContainers: [{ name: 'setup', image: 'setup:1' }] },
      },
      finds: [
        'error run-as-non-root: the Pod violates PodSecurity "restricted:v1.33": runAsNonRoot != true (pod or container "setup" must set securityContext.runAsNonRoot=true).',
        '  at:  Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].securityContext.runAsNonRoot',
        '  fix: set runAsNonRoot: true in the securityContext of the Pod or of the container.',
      ],
    },
    'a Pod with its own users before 1.35': {
      pod: { fromCode: false, version: '1.34', spec: { hostUsers: false } },
      finds: [
        'error run-as-non-root: the Pod violates PodSecurity "restricted:v1.34": runAsNonRoot != true (pod or container "web" must set securityContext.runAsNonRoot=true).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.runAsNonRoot',
        '  fix: set runAsNonRoot: true in the securityContext of the Pod or of the container.',
      ],
    },
    'a Pod and a container that switch it off': {
      pod: {
        fromCode: false,
        spec: { securityContext: { runAsNonRoot: false } },
        web: { securityContext: { runAsNonRoot: false } },
      },
      finds: [
        'error run-as-non-root: the Pod violates PodSecurity "restricted:v1.33": runAsNonRoot != true (pod must not set securityContext.runAsNonRoot=false).',
        '  at:  Deployment "shop"',
        '  in:  spec.template.spec.securityContext.runAsNonRoot = false',
        '  fix: set runAsNonRoot: true, with an image that runs as another user.',
        '',
        'error run-as-non-root: the Pod violates PodSecurity "restricted:v1.33": runAsNonRoot != true (container "web" must not set securityContext.runAsNonRoot=false).',
        '  at:  Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.runAsNonRoot = false',
        '  fix: set runAsNonRoot: true, with an image that runs as another user.',
      ],
    },
  },
});
