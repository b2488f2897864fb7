import { describeRule } from '../describe-rule';

const exec = { command: ['true'] };
const fix = '  fix: remove the field; only a readiness probe can have another threshold.';

describeRule('probe-success-threshold', {
  passes: {
    'a readiness probe with two successes': { web: { readinessProbe: { exec, successThreshold: 2 } } },
    'a startup and a liveness probe with one': {
      web: { startupProbe: { exec, successThreshold: 1 }, livenessProbe: { exec, successThreshold: 1 } },
    },
    'a threshold of 0, which Kubernetes takes for 1': { web: { livenessProbe: { exec, successThreshold: 0 } } },
  },
  fails: {
    'a liveness probe with two': {
      pod: { web: { livenessProbe: { exec, successThreshold: 2 } } },
      finds: [
        'error probe-success-threshold: successThreshold of a liveness probe is 2, but must be 1.',
        '  at:  app/shop, Deployment "shop", container "web"',
        '  in:  spec.template.spec.containers[0].livenessProbe.successThreshold = 2',
        fix,
      ],
    },
    'a startup probe of a native sidecar with three': {
      pod: {
        spec: {
          initContainers: [
            { name: 'proxy', image: 'envoy:1', restartPolicy: 'Always', startupProbe: { exec, successThreshold: 3 } },
          ],
        },
      },
      finds: [
        'error probe-success-threshold: successThreshold of a startup probe is 3, but must be 1.',
        '  at:  app/shop, Deployment "shop", container "proxy"',
        '  in:  spec.template.spec.initContainers[0].startupProbe.successThreshold = 3',
        fix,
      ],
    },
  },
});
