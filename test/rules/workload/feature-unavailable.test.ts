import { describeRule } from '../describe-rule';
import { helper } from '../judge-pod';

const sidecar = { initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always' }] };
const sleep = { lifecycle: { preStop: { sleep: { seconds: 5 } } } };

describeRule('feature-unavailable', {
  passes: {
    'native sidecars from 1.29': { version: '1.29', spec: sidecar },
    'native sidecars on 1.28 with their gate': {
      version: '1.28',
      featureGates: { SidecarContainers: true },
      spec: sidecar,
    },
    'native sidecars on 1.33 with their gate off, which it can no longer be': {
      version: '1.33',
      featureGates: { SidecarContainers: false },
      spec: sidecar,
    },
    'a plain init step on 1.27': { version: '1.27', spec: { initContainers: [{ name: 'setup', image: 'shop:1' }] } },
    'a gRPC probe on 1.27': { version: '1.27', web: { livenessProbe: { grpc: { port: 8080 } } } },
    'a mount of /proc as always, on 1.27': { version: '1.27', web: { securityContext: { procMount: 'Default' } } },
    'the users of the node, on 1.27': { version: '1.27', spec: { hostUsers: true } },
    'a field that is null': { version: '1.27', spec: { resources: null } },
    'a version that is known from a preview': { version: '1.38', spec: sidecar, web: sleep },
  },
  fails: {
    'a hook that only sleeps on 1.29, which drops the sleep and then misses a handler': {
      pod: { version: '1.29', web: sleep },
      finds: [
        'error feature-unavailable: the target is Kubernetes 1.29, which refuses this field: the feature gate PodLifecycleSleepAction (sleep as a lifecycle handler) is off.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop.sleep = {"seconds":5}',
        '  fix: upgrade the cluster to Kubernetes 1.30 or newer, or enable the feature gate PodLifecycleSleepAction, or use another handler.',
      ],
    },
    'native sidecars on 1.27, which does not know them; both cures are named': {
      pod: { version: '1.27', spec: sidecar },
      finds: [
        'error feature-unavailable: the target is Kubernetes 1.27, which does not know this field: native sidecars came with 1.28, off by default before 1.29.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].restartPolicy = "Always"',
        '  fix: upgrade the cluster to Kubernetes 1.29 or newer, or move the container to `containers`.',
      ],
    },
    'native sidecars on 1.27 even with their gate, which it does not have': {
      pod: { version: '1.27', featureGates: { SidecarContainers: true }, spec: sidecar },
      finds: [
        'error feature-unavailable: the target is Kubernetes 1.27, which does not know this field: native sidecars came with 1.28, off by default before 1.29.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].restartPolicy = "Always"',
        '  fix: upgrade the cluster to Kubernetes 1.29 or newer, or move the container to `containers`.',
      ],
    },
    'the sidecar of a helper that is to start before the app, which an ordinary container cannot': {
      pod: {
        version: '1.27',
        spec: {
          initContainers: [
            { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 1 } } },
          ],
        },
        joined: [helper('proxy', { startsBeforeApp: true })],
      },
      finds: [
        'error feature-unavailable: the target is Kubernetes 1.27, which does not know this field: native sidecars came with 1.28, off by default before 1.29.',
        '  at:  app/shop/proxy, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].restartPolicy = "Always"',
        '  fix: upgrade the cluster to Kubernetes 1.29 or newer.',
      ],
    },
    'a stop signal on a version that does not know it': {
      pod: { version: '1.32', spec: { os: { name: 'linux' } }, web: { lifecycle: { stopSignal: 'SIGQUIT' } } },
      finds: [
        'error feature-unavailable: the target is Kubernetes 1.32, which does not know this field: stop signals came with 1.33.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.stopSignal = "SIGQUIT"',
        '  fix: remove the field.',
      ],
    },
    'a field that is gone': {
      pod: { version: '1.36', spec: { workloadRef: { name: 'training' } } },
      finds: [
        'error feature-unavailable: the target is Kubernetes 1.36, which does not know this field: 1.35 was the last version with references to a workload.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.workloadRef = {"name":"training"}',
        '  fix: remove the field.',
      ],
    },
    'a restart policy of an app container on 1.33': {
      pod: { version: '1.33', web: { restartPolicy: 'Never' } },
      finds: [
        'error feature-unavailable: the target is Kubernetes 1.33, which refuses this field: restart policies of single containers came with 1.34, off by default before 1.35.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].restartPolicy = "Never"',
        '  fix: upgrade the cluster to Kubernetes 1.35 or newer, or remove the field.',
      ],
    },
    'restart rules for the whole Pod on 1.35, which knows the field and refuses the value': {
      pod: {
        version: '1.35',
        web: {
          restartPolicy: 'Never',
          restartPolicyRules: [{ action: 'RestartAllContainers', exitCodes: { operator: 'In', values: [42] } }],
        },
      },
      finds: [
        'error feature-unavailable: the target is Kubernetes 1.35, which refuses this field: the feature gate RestartAllContainersOnContainerExits (restart rules for the whole Pod) is off.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].restartPolicyRules[0].action = "RestartAllContainers"',
        '  fix: upgrade the cluster to Kubernetes 1.36 or newer, or enable the feature gate RestartAllContainersOnContainerExits, or use the action Restart.',
      ],
    },
  },
});
