import { describeRule } from '../describe-rule';
import { helper, type PodCase } from '../judge-pod';

/** A helper under restrictions. */
function restricted(securityContext: object, spec: object = {}): PodCase {
  const proxy = { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', securityContext };
  return { spec: { initContainers: [proxy], ...spec }, joined: [helper('proxy')] };
}

describeRule('hardened-user', {
  passes: {
    'a helper with a numeric user': restricted({ runAsNonRoot: true, runAsUser: 65532 }),
    'a helper with the first user after root': restricted({ runAsNonRoot: true, runAsUser: 1 }),
    'a helper that takes the user of the Pod': restricted(
      { runAsNonRoot: true },
      { securityContext: { runAsUser: 65532 } },
    ),
    'a helper that may be root': restricted({ runAsNonRoot: false }),
    'a helper that says nothing, in a Pod that must not run as root': restricted(
      {},
      { securityContext: { runAsNonRoot: true } },
    ),
    'containers with users of their own, in a Pod of root that must not run as root': {
      ...restricted({ runAsUser: 65532 }, { securityContext: { runAsNonRoot: true, runAsUser: 0 } }),
      web: { securityContext: { runAsUser: 1000 } },
    },
    'a helper that takes back what the Pod demands': restricted(
      { runAsNonRoot: false, runAsUser: 0 },
      { securityContext: { runAsNonRoot: true } },
    ),
    'a container of the workload itself: its image may have a numeric user': {
      web: { securityContext: { runAsNonRoot: true } },
    },
  },
  fails: {
    'a helper of which nothing says as whom it runs': {
      pod: restricted({ runAsNonRoot: true }),
      finds: [
        'error hardened-user: "proxy" must not run as root (runAsNonRoot), and runAsUser is not set: the kubelet does not start it unless the image has a numeric user.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].securityContext.runAsUser',
        '  fix: set runAsUser to the number of the user that the image is made for, such as 65532, or set runAsNonRoot to false.',
      ],
    },
    'a helper that is root all the same': {
      pod: restricted({ runAsNonRoot: true, runAsUser: 0 }),
      finds: [
        'error hardened-user: "proxy" must not run as root (runAsNonRoot), and runAsUser is 0: the kubelet does not start it.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].securityContext.runAsUser = 0',
        '  fix: set runAsUser to the number of the user that the image is made for, such as 65532, or set runAsNonRoot to false.',
      ],
    },
    'a helper in a Pod that runs as root': {
      pod: restricted({ runAsNonRoot: true }, { securityContext: { runAsUser: 0 } }),
      finds: [
        'error hardened-user: "proxy" must not run as root (runAsNonRoot), and runAsUser is 0: the kubelet does not start it.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].securityContext.runAsUser = 0',
        '  fix: set runAsUser to the number of the user that the image is made for, such as 65532, or set runAsNonRoot to false.',
      ],
    },
    'a helper that is root in a Pod that must not run as root': {
      pod: restricted({ runAsUser: 0 }, { securityContext: { runAsNonRoot: true } }),
      finds: [
        'error hardened-user: "proxy" must not run as root (runAsNonRoot), and runAsUser is 0: the kubelet does not start it.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].securityContext.runAsUser = 0',
        '  fix: set runAsUser to the number of the user that the image is made for, such as 65532, or set runAsNonRoot to false.',
      ],
    },
    'a container of the workload itself that is root by the Pod, and must not be': {
      pod: { spec: { securityContext: { runAsNonRoot: true, runAsUser: 0 } } },
      finds: [
        'warning hardened-user: "web" must not run as root (runAsNonRoot), and runAsUser is 0: the kubelet does not start it.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].securityContext.runAsUser = 0',
        '  fix: set runAsUser to the number of the user that the image is made for, such as 65532, or set runAsNonRoot to false.',
      ],
    },
  },
});
