import { deployment, describeObjectsRule, service } from './describe-objects-rule';

const LABELS = { labels: { app: 'web' } };

const monitor = (kind: string, spec: object, metadata: object = {}): ReturnType<typeof deployment> => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind,
  metadata: { name: 'web', ...metadata },
  spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
});

describeObjectsRule('monitor-endpoint', {
  passes: {
    'the name of a port of the Service': [
      service({ metadata: LABELS }),
      monitor('ServiceMonitor', { endpoints: [{ port: 'http' }] }),
    ],
    'the name of a port of the Pods': [
      deployment(),
      monitor('PodMonitor', { podMetricsEndpoints: [{ port: 'http' }] }),
    ],
    'a number': [deployment(), monitor('PodMonitor', { podMetricsEndpoints: [{ portNumber: 9090 }] })],
    'a monitor that selects nothing here': [
      service(),
      deployment({}, { labels: { app: 'api' } }),
      monitor('ServiceMonitor', { endpoints: [{ port: 'metrics' }] }),
      monitor('PodMonitor', { podMetricsEndpoints: [{ port: 'metrics' }] }),
    ],
    'a monitor of its own namespace alone': [
      service({ metadata: { ...LABELS, namespace: 'shop' } }),
      monitor('ServiceMonitor', { endpoints: [{ port: 'metrics' }] }, { namespace: 'monitoring' }),
    ],
  },
  fails: {
    'the name of a port that no Service has': {
      objects: [
        service({ metadata: LABELS }),
        monitor('ServiceMonitor', { endpoints: [{ port: 'http' }, { port: 'htp' }] }),
      ],
      finds: [
        'warning monitor-endpoint: no port of Service "web" has the name "htp", so that nothing is scraped. Did you mean "http"?',
        '  at:  ServiceMonitor "web"',
        '  in:  spec.endpoints[1].port = "htp"',
        '  fix: write the name of a port of what the monitor selects.',
      ],
    },
    'the name of a port that no Pod has': {
      objects: [deployment(), monitor('PodMonitor', { podMetricsEndpoints: [{ port: 'metrics' }] })],
      finds: [
        'warning monitor-endpoint: no port of Deployment "web" has the name "metrics", so that nothing is scraped.',
        '  at:  PodMonitor "web"',
        '  in:  spec.podMetricsEndpoints[0].port = "metrics"',
        '  fix: write the name of a port of what the monitor selects.',
      ],
    },
    'a Service of a namespace that the monitor names': {
      objects: [
        service({ metadata: { ...LABELS, namespace: 'shop' } }),
        monitor(
          'ServiceMonitor',
          { namespaceSelector: { matchNames: ['shop'] }, endpoints: [{ port: 'metrics' }] },
          { namespace: 'monitoring' },
        ),
      ],
      finds: [
        'warning monitor-endpoint: no port of Service "web" has the name "metrics", so that nothing is scraped.',
        '  at:  ServiceMonitor "monitoring/web"',
        '  in:  spec.endpoints[0].port = "metrics"',
        '  fix: write the name of a port of what the monitor selects.',
      ],
    },
  },
});
