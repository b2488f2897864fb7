import { App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  Adapter,
  AdapterSource,
  KubernetesVersion,
  MetricsDiscovery,
  TargetCluster,
  type AdapterProps,
} from '../../src';
import { containersNamed, documents, writtenOf } from './synthesis';

/** A workload on Kubernetes 1.33 whose app an adapter reads. */
function adapted(container: kplus.k8s.Container, name: string, props: AdapterProps): App {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const labels = { app: container.name };
  const workload = new kplus.k8s.KubeStatefulSet(new Chart(app, 'shop', { disableResourceNameHashes: true }), 'app', {
    spec: {
      serviceName: container.name,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [container] } },
    },
  });
  new Adapter(workload, name, props);
  return app;
}

test('S5: a metrics format is converted by an exporter that asks the app in its own protocol', () => {
  const redis = { name: 'redis', image: 'redis:8.10.1', ports: [{ containerPort: 6379 }] };
  const app = adapted(redis, 'exporter', {
    image: 'oliver006/redis_exporter:v1.91.1',
    securityContext: { user: 59000 },
    source: AdapterSource.fromPort(6379, { address: 'REDIS_ADDR' }),
    metrics: { port: 9121, discovery: MetricsDiscovery.ANNOTATIONS },
  });

  expect(containersNamed(app, 'exporter')).toMatchObject(
    documents(`
image: oliver006/redis_exporter:v1.91.1
env:
- name: REDIS_ADDR
  value: 127.0.0.1:6379
ports:
- name: metrics
  containerPort: 9121
`),
  );
  expect(writtenOf(app, 'StatefulSet')).toMatchObject(
    documents(`
spec:
  template:
    metadata:
      annotations:
        prometheus.io/scrape: "true"
        prometheus.io/port: "9121"
        prometheus.io/path: /metrics
`),
  );
});

test('S5: a log format is standardized by Fluent Bit, which reads the file and prints one JSON object a line', () => {
  const legacy = { name: 'billing', image: 'ghcr.io/acme/billing:7.3.0' };
  const app = adapted(legacy, 'log-format', {
    image: 'cr.fluentbit.io/fluent/fluent-bit:5.2.0',
    securityContext: { user: 1000 },
    args: ['-i', 'tail', '-p', 'path=$(LOG_FILE)', '-o', 'stdout', '-p', 'format=json_lines'],
    source: AdapterSource.fromLog({ container: 'billing', path: '/var/log/billing/app.log', variable: 'LOG_FILE' }),
  });

  expect(containersNamed(app, 'log-format')).toMatchObject(
    documents(`
env:
- name: LOG_FILE
  value: /var/log/billing/app.log
volumeMounts:
- name: log-format-source
  mountPath: /var/log/billing
  readOnly: true
`),
  );
  expect(containersNamed(app, 'billing')).toEqual(
    documents(`
name: billing
image: ghcr.io/acme/billing:7.3.0
volumeMounts:
- name: log-format-source
  mountPath: /var/log/billing
`),
  );
});

test('S5: monitoring data is collected through a Service and a ServiceMonitor that belong to the adapter', () => {
  const nginx = { name: 'web', image: 'nginxinc/nginx-unprivileged:1.30.4', ports: [{ containerPort: 8080 }] };
  const app = adapted(nginx, 'metrics', {
    image: 'nginx/nginx-prometheus-exporter:1.5.3',
    securityContext: { user: 1001 },
    args: ['--nginx.scrape-uri=http://127.0.0.1:8080/stub_status'],
    source: AdapterSource.fromPort(8080),
    metrics: {
      port: 9113,
      servicePort: 9113,
      discovery: MetricsDiscovery.SERVICE_MONITOR,
      interval: Duration.seconds(30),
      monitorLabels: { release: 'prometheus' },
    },
  });

  expect([...writtenOf(app, 'Service'), ...writtenOf(app, 'ServiceMonitor')]).toEqual(
    documents(`
apiVersion: v1
kind: Service
metadata:
  name: shop-app-metrics-service
  labels:
    app.kubernetes.io/name: shop-app-metrics-service
spec:
  selector:
    app: web
  ports:
  - name: metrics
    port: 9113
    targetPort: 9113
---
apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata:
  name: shop-app-metrics-monitor
  labels:
    release: prometheus
spec:
  selector:
    matchLabels:
      app.kubernetes.io/name: shop-app-metrics-service
  endpoints:
  - port: metrics
    path: /metrics
    interval: 30s
`),
  );
});
