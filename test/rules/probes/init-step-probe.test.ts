import { describeRule } from '../describe-rule';

const probe = { tcpSocket: { port: 8080 } };

describeRule('init-step-probe', {
  passes: {
    'an init step without probes': { spec: { initContainers: [{ name: 'setup', image: 'shop:1' }] } },
    'an init step whose probes are null, which is the same': {
      spec: { initContainers: [{ name: 'setup', image: 'shop:1', readinessProbe: null, lifecycle: null }] },
    },
    'a native sidecar with all probes and a hook': {
      spec: {
        initContainers: [
          {
            name: 'proxy',
            image: 'envoy:1',
            restartPolicy: 'Always',
            startupProbe: probe,
            readinessProbe: probe,
            livenessProbe: { ...probe, periodSeconds: 20 },
            lifecycle: { preStop: { sleep: { seconds: 5 } } },
          },
        ],
      },
    },
  },
  fails: {
    'an init step with a readiness probe': {
      pod: { spec: { initContainers: [{ name: 'setup', image: 'shop:1', readinessProbe: probe }] } },
      finds: [
        'error init-step-probe: "setup" is an init container that runs to completion, and must not set readinessProbe.',
        '  at:  app/shop, Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].readinessProbe = {"tcpSocket":{"port":8080}}',
        '  fix: remove the field, or set `restartPolicy: Always` if the container is to keep running as a native sidecar.',
      ],
    },
    'an init step with an empty lifecycle, which the API server refuses too': {
      pod: { spec: { initContainers: [{ name: 'setup', image: 'shop:1', lifecycle: {} }] } },
      finds: [
        'error init-step-probe: "setup" is an init container that runs to completion, and must not set lifecycle.',
        '  at:  app/shop, Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].lifecycle = {}',
        '  fix: remove the field, or set `restartPolicy: Always` if the container is to keep running as a native sidecar.',
      ],
    },
    'an init step that is to restart only on failure, with two probes': {
      pod: {
        version: '1.35',
        spec: {
          initContainers: [
            { name: 'setup', image: 'shop:1', restartPolicy: 'OnFailure', startupProbe: probe, livenessProbe: probe },
          ],
        },
      },
      finds: [
        'error init-step-probe: "setup" is an init container that runs to completion, and must not set startupProbe.',
        '  at:  app/shop, Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].startupProbe = {"tcpSocket":{"port":8080}}',
        '  fix: remove the field, or set `restartPolicy: Always` if the container is to keep running as a native sidecar.',
        '',
        'error init-step-probe: "setup" is an init container that runs to completion, and must not set livenessProbe.',
        '  at:  app/shop, Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].livenessProbe = {"tcpSocket":{"port":8080}}',
        '  fix: remove the field, or set `restartPolicy: Always` if the container is to keep running as a native sidecar.',
      ],
    },
    'a native sidecar that the target makes an init step, since it drops the restart policy': {
      pod: {
        version: '1.28',
        spec: { initContainers: [{ name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', readinessProbe: probe }] },
      },
      finds: [
        'warning field-dropped: the target is Kubernetes 1.28, which drops this field without an error: the feature gate SidecarContainers (native sidecars) is off.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].restartPolicy = "Always"',
        '  fix: upgrade the cluster to Kubernetes 1.29 or newer, or enable the feature gate SidecarContainers, or move the container to `containers`.',
        '',
        'error init-step-probe: "proxy" is an init container that runs to completion once Kubernetes 1.28 has dropped its restartPolicy, and then must not set readinessProbe.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].readinessProbe = {"tcpSocket":{"port":8080}}',
        '  fix: remove the field, or upgrade the cluster to Kubernetes 1.29 or newer, or enable the feature gate SidecarContainers.',
      ],
    },
  },
});
