import { describeRule } from '../describe-rule';
import type { PodCase } from '../judge-pod';

function beside(image: string, fields: object = { readinessProbe: { httpGet: { port: 9121 } } }): PodCase {
  return {
    spec: {
      initContainers: [{ name: 'watch', image, restartPolicy: 'Always', ports: [{ containerPort: 9121 }], ...fields }],
    },
  };
}

describeRule('helper-readiness', {
  passes: {
    'an exporter without a readiness probe': beside('oliver006/redis_exporter:v1.91.1', {}),
    'a proxy through which requests come': beside('docker.io/envoyproxy/envoy:v1.34.1'),
    'an exporter that is the app': {
      web: { image: 'prom/node-exporter:v1.9.1', readinessProbe: { tcpSocket: { port: 9100 } } },
    },
  },
  fails: {
    'an exporter': {
      pod: beside('oliver006/redis_exporter:v1.91.1'),
      finds: [
        'info helper-readiness: if "watch" is not ready, neither is the Pod, and Services send no requests to an app that works.',
        '  at:  app/shop, Deployment "shop", container "watch"',
        '  in:  spec.template.spec.initContainers[0].readinessProbe = {"httpGet":{"port":9121}}',
        '  fix: remove the readinessProbe; a livenessProbe restarts the helper, and the app goes on.',
      ],
    },
    'a log shipper': {
      pod: beside('cr.fluentbit.io/fluent/fluent-bit:5.2.0'),
      finds: [
        'info helper-readiness: if "watch" is not ready, neither is the Pod, and Services send no requests to an app that works.',
        '  at:  app/shop, Deployment "shop", container "watch"',
        '  in:  spec.template.spec.initContainers[0].readinessProbe = {"httpGet":{"port":9121}}',
        '  fix: remove the readinessProbe; a livenessProbe restarts the helper, and the app goes on.',
      ],
    },
  },
});
