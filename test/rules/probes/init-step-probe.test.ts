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
        'error init-step-probe: "setup" runs to completion before the app, and readinessProbe is refused on such a container.',
        '  at:  app/shop, Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].readinessProbe = {"tcpSocket":{"port":8080}}',
        '  fix: remove the field, or make the container a native sidecar if it is to keep running.',
      ],
    },
    'an init step with an empty lifecycle, which the API server refuses too': {
      pod: { spec: { initContainers: [{ name: 'setup', image: 'shop:1', lifecycle: {} }] } },
      finds: [
        'error init-step-probe: "setup" runs to completion before the app, and lifecycle is refused on such a container.',
        '  at:  app/shop, Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].lifecycle = {}',
        '  fix: remove the field, or make the container a native sidecar if it is to keep running.',
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
        'error init-step-probe: "setup" runs to completion before the app, and startupProbe is refused on such a container.',
        '  at:  app/shop, Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].startupProbe = {"tcpSocket":{"port":8080}}',
        '  fix: remove the field, or make the container a native sidecar if it is to keep running.',
        '',
        'error init-step-probe: "setup" runs to completion before the app, and livenessProbe is refused on such a container.',
        '  at:  app/shop, Deployment "shop", container "setup"',
        '  in:  spec.template.spec.initContainers[0].livenessProbe = {"tcpSocket":{"port":8080}}',
        '  fix: remove the field, or make the container a native sidecar if it is to keep running.',
      ],
    },
  },
});
