import { describeRule } from '../describe-rule';

const sidecar = { initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always' }] };
const sleep = { lifecycle: { preStop: { sleep: { seconds: 5 } } } };

describeRule('field-dropped', {
  passes: {
    'native sidecars on 1.28 with their gate': {
      version: '1.28',
      featureGates: { SidecarContainers: true },
      spec: sidecar,
    },
    'a sleeping hook on 1.30, where it is on by default': { version: '1.30', web: sleep },
    'a field that is null': { version: '1.33', spec: { resources: null } },
  },
  fails: {
    'native sidecars of a Job, which cannot have an ordinary container instead': {
      pod: { kind: 'Job', version: '1.28', spec: sidecar },
      finds: [
        'warning field-dropped: the target is Kubernetes 1.28, which drops this field without an error: the feature gate SidecarContainers (native sidecars) is off.',
        '  at:  app/shop, Job "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].restartPolicy = "Always"',
        '  fix: upgrade the cluster to Kubernetes 1.29 or newer, or enable the feature gate SidecarContainers.',
      ],
    },
    'native sidecars on 1.29, the first to have them by default, with their gate off': {
      pod: { version: '1.29', featureGates: { SidecarContainers: false }, spec: sidecar },
      finds: [
        'warning field-dropped: the target is Kubernetes 1.29, which drops this field without an error: the feature gate SidecarContainers (native sidecars) is off.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].restartPolicy = "Always"',
        '  fix: enable the feature gate SidecarContainers, or move the container to `containers`.',
      ],
    },
    'a sleeping hook on 1.29, where it is behind a gate, beside the handler that is left': {
      pod: {
        version: '1.29',
        web: { lifecycle: { preStop: { exec: { command: ['/bin/drain'] }, sleep: { seconds: 99 } } } },
      },
      finds: [
        'warning field-dropped: the target is Kubernetes 1.29, which drops this field without an error: the feature gate PodLifecycleSleepAction (sleep as a lifecycle handler) is off.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop.sleep = {"seconds":99}',
        '  fix: upgrade the cluster to Kubernetes 1.30 or newer, or enable the feature gate PodLifecycleSleepAction, or use another handler.',
      ],
    },
    'a sleeping hook on 1.30 with its gate off': {
      pod: { version: '1.30', featureGates: { PodLifecycleSleepAction: false }, web: sleep },
      finds: [
        'warning field-dropped: the target is Kubernetes 1.30, which drops this field without an error: the feature gate PodLifecycleSleepAction (sleep as a lifecycle handler) is off.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.preStop.sleep = {"seconds":5}',
        '  fix: enable the feature gate PodLifecycleSleepAction, or use another handler.',
      ],
    },
    'user namespaces on 1.32': {
      pod: { version: '1.32', spec: { hostUsers: false } },
      finds: [
        'warning field-dropped: the target is Kubernetes 1.32, which drops this field without an error: the feature gate UserNamespacesSupport (user namespaces) is off.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.hostUsers = false',
        '  fix: upgrade the cluster to Kubernetes 1.33 or newer, or enable the feature gate UserNamespacesSupport, or remove the field.',
      ],
    },
    'resources of the whole Pod on 1.33, which has them only behind a gate': {
      pod: { kind: 'Pod', version: '1.33', spec: { resources: { limits: { cpu: '1' } } } },
      finds: [
        'warning field-dropped: the target is Kubernetes 1.33, which drops this field without an error: the feature gate PodLevelResources (resources of the whole Pod) is off.',
        '  at:  app/shop, Pod "shop"',
        '  in:  spec.resources = {"limits":{"cpu":"1"}}',
        '  fix: upgrade the cluster to Kubernetes 1.34 or newer, or enable the feature gate PodLevelResources, or remove the field.',
      ],
    },
    'a stop signal, which no version has by default': {
      pod: { version: '1.36', spec: { os: { name: 'linux' } }, web: { lifecycle: { stopSignal: 'SIGQUIT' } } },
      finds: [
        'warning field-dropped: the target is Kubernetes 1.36, which drops this field without an error: the feature gate ContainerStopSignals (stop signals) is off.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].lifecycle.stopSignal = "SIGQUIT"',
        '  fix: enable the feature gate ContainerStopSignals, or remove the field.',
      ],
    },
    'a field of a single version, which has it only behind a gate': {
      pod: { version: '1.35', spec: { workloadRef: { name: 'training' } } },
      finds: [
        'warning field-dropped: the target is Kubernetes 1.35, which drops this field without an error: the feature gate GenericWorkload (references to a workload) is off.',
        '  at:  app/shop, Deployment "shop"',
        '  in:  spec.template.spec.workloadRef = {"name":"training"}',
        '  fix: enable the feature gate GenericWorkload, or remove the field.',
      ],
    },
  },
});
