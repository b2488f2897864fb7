import { describeRule } from '../describe-rule';

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
    'a version that is newer than the table': { version: '1.99', spec: sidecar, web: sleep },
  },
  fails: {
    'native sidecars on 1.27, which does not know them; both cures are named': {
      pod: { version: '1.27', spec: sidecar },
      finds: [
        'error feature-unavailable: the target, Kubernetes 1.27, does not know this field (native sidecars): it came with 1.28.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].restartPolicy = "Always"',
        '  fix: say that the cluster is newer, TargetCluster.set(app, { version: KubernetesVersion.V1_29 }), or choose an ordinary container, `placement: Placement.APP_CONTAINER`.',
      ],
    },
    'native sidecars on 1.27 even with their gate, which it does not have': {
      pod: { version: '1.27', featureGates: { SidecarContainers: true }, spec: sidecar },
      finds: [
        'error feature-unavailable: the target, Kubernetes 1.27, does not know this field (native sidecars): it came with 1.28.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].restartPolicy = "Always"',
        '  fix: say that the cluster is newer, TargetCluster.set(app, { version: KubernetesVersion.V1_29 }), or choose an ordinary container, `placement: Placement.APP_CONTAINER`.',
      ],
    },
    'native sidecars of a Job, which cannot have an ordinary container instead': {
      pod: { kind: 'Job', version: '1.28', spec: sidecar },
      finds: [
        'error feature-unavailable: the target, Kubernetes 1.28, has native sidecars only behind the feature gate SidecarContainers, which is off, and refuses or drops the field.',
        '  at:  app/shop, Job "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].restartPolicy = "Always"',
        "  fix: say that the cluster is newer, TargetCluster.set(app, { version: KubernetesVersion.V1_29 }), or name the gate in TargetCluster.set's `featureGates` if the cluster has it on.",
      ],
    },
    'native sidecars on 1.29, the first to have them by default, with their gate off': {
      pod: { version: '1.29', featureGates: { SidecarContainers: false }, spec: sidecar },
      finds: [
        'error feature-unavailable: the target, Kubernetes 1.29, has native sidecars only behind the feature gate SidecarContainers, which is off, and refuses or drops the field.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].restartPolicy = "Always"',
        "  fix: name the gate in TargetCluster.set's `featureGates` if the cluster has it on, or choose an ordinary container, `placement: Placement.APP_CONTAINER`.",
      ],
    },
    'a sleeping hook on 1.29, where it is behind a gate': {
      pod: { version: '1.29', web: sleep },
      finds: [
        'error feature-unavailable: the target, Kubernetes 1.29, has sleep as a lifecycle handler only behind the feature gate PodLifecycleSleepAction, which is off, and refuses or drops the field.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop.sleep = {"seconds":5}',
        "  fix: say that the cluster is newer, TargetCluster.set(app, { version: KubernetesVersion.V1_30 }), or name the gate in TargetCluster.set's `featureGates` if the cluster has it on.",
      ],
    },
    'user namespaces on 1.32': {
      pod: { version: '1.32', spec: { hostUsers: false } },
      finds: [
        'error feature-unavailable: the target, Kubernetes 1.32, has user namespaces only behind the feature gate UserNamespacesSupport, which is off, and refuses or drops the field.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.hostUsers = false',
        "  fix: say that the cluster is newer, TargetCluster.set(app, { version: KubernetesVersion.V1_33 }), or name the gate in TargetCluster.set's `featureGates` if the cluster has it on.",
      ],
    },
    'resources of the whole Pod on 1.33, which has them only behind a gate': {
      pod: { kind: 'Pod', version: '1.33', spec: { resources: { limits: { cpu: '1' } } } },
      finds: [
        'error feature-unavailable: the target, Kubernetes 1.33, has resources of the whole Pod only behind the feature gate PodLevelResources, which is off, and refuses or drops the field.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.resources = {"limits":{"cpu":"1"}}',
        "  fix: say that the cluster is newer, TargetCluster.set(app, { version: KubernetesVersion.V1_34 }), or name the gate in TargetCluster.set's `featureGates` if the cluster has it on.",
      ],
    },
    'a stop signal, which no version has by default': {
      pod: { version: '1.36', spec: { os: { name: 'linux' } }, web: { lifecycle: { stopSignal: 'SIGQUIT' } } },
      finds: [
        'error feature-unavailable: the target, Kubernetes 1.36, has stop signals only behind the feature gate ContainerStopSignals, which is off, and refuses or drops the field.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.stopSignal = "SIGQUIT"',
        "  fix: name the gate in TargetCluster.set's `featureGates` if the cluster has it on.",
      ],
    },
    'a stop signal on a version that does not know it': {
      pod: { version: '1.32', spec: { os: { name: 'linux' } }, web: { lifecycle: { stopSignal: 'SIGQUIT' } } },
      finds: [
        'error feature-unavailable: the target, Kubernetes 1.32, does not know this field (stop signals): it came with 1.33.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.stopSignal = "SIGQUIT"',
        '  fix: leave the field out.',
      ],
    },
    'a field that is gone': {
      pod: { version: '1.36', spec: { workloadRef: { name: 'training' } } },
      finds: [
        'error feature-unavailable: the target, Kubernetes 1.36, no longer knows this field (references to a workload): 1.35 was the last.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.workloadRef = {"name":"training"}',
        '  fix: leave the field out.',
      ],
    },
    'a field of a single version, which has it only behind a gate': {
      pod: { version: '1.35', spec: { workloadRef: { name: 'training' } } },
      finds: [
        'error feature-unavailable: the target, Kubernetes 1.35, has references to a workload only behind the feature gate GenericWorkload, which is off, and refuses or drops the field.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.workloadRef = {"name":"training"}',
        "  fix: name the gate in TargetCluster.set's `featureGates` if the cluster has it on.",
      ],
    },
    'a restart policy of an app container on 1.33': {
      pod: { version: '1.33', web: { restartPolicy: 'Never' } },
      finds: [
        'error feature-unavailable: the target, Kubernetes 1.33, does not know this field (restart policies and rules of single containers): it came with 1.34.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].restartPolicy = "Never"',
        '  fix: say that the cluster is newer, TargetCluster.set(app, { version: KubernetesVersion.V1_35 }).',
      ],
    },
  },
});
