import { Size } from 'cdk8s';
import { Adapter, AdapterSource, MetricsDiscovery, SharedVolume, Sidecar } from '../../src';
import { hardened, shop } from './shop';
import { containersNamed, documents, writtenOf } from './synthesis';

// The notes name the use cases of a sidecar without manifests. Each stands once in the three files of this row, as it
// would be written for Kubernetes 1.33: a native sidecar, hardened.

test('S3: log collection is a sidecar that reads the directory that the app writes its logs into', () => {
  const { app, web } = shop();
  const logs = new SharedVolume(web, 'log-files', { volumeMounts: [{ container: 'web', path: '/var/log/shop' }] });
  new Sidecar(web, 'log-collector', {
    image: 'cr.fluentbit.io/fluent/fluent-bit:5.2.0',
    securityContext: { user: 1000 },
    args: ['-c', '/fluent-bit/etc/conf/fluent-bit.yaml'],
    volumeMounts: [{ volume: logs.volumeName, path: '/var/log/shop', readOnly: true }],
    emptyDirs: [{ path: '/fluent-bit/data', sizeLimit: Size.mebibytes(64) }],
    configuration: {
      path: '/fluent-bit/etc/conf',
      files: {
        'fluent-bit.yaml': `
pipeline:
  inputs:
    - { name: tail, path: /var/log/shop/*.log, db: /fluent-bit/data/tail.db }
  outputs:
    - { name: forward, match: '*', host: logs.monitoring.svc }
`,
      },
    },
  });

  expect(containersNamed(app, 'log-collector')).toEqual(
    documents(`
name: log-collector
image: cr.fluentbit.io/fluent/fluent-bit:5.2.0
restartPolicy: Always
args:
- -c
- /fluent-bit/etc/conf/fluent-bit.yaml
volumeMounts:
- name: log-files
  mountPath: /var/log/shop
  readOnly: true
- name: log-collector-fluent-bit-data
  mountPath: /fluent-bit/data
- name: log-collector-config
  mountPath: /fluent-bit/etc/conf
  readOnly: true
${hardened(1000)}`),
  );
});

test('S3: a monitoring agent is an adapter that offers what the app tells as metrics for Prometheus', () => {
  const { app, web } = shop('nginxinc/nginx-unprivileged:1.30.4');
  new Adapter(web, 'exporter', {
    image: 'nginx/nginx-prometheus-exporter:1.5.3',
    securityContext: { user: 1001 },
    args: ['--nginx.scrape-uri=http://127.0.0.1:8080/stub_status'],
    source: AdapterSource.fromPort(8080),
    metrics: { port: 9113, discovery: MetricsDiscovery.POD_MONITOR },
  });

  expect(containersNamed(app, 'exporter')).toEqual(
    documents(`
name: exporter
image: nginx/nginx-prometheus-exporter:1.5.3
restartPolicy: Always
args:
- --nginx.scrape-uri=http://127.0.0.1:8080/stub_status
ports:
- name: metrics
  containerPort: 9113
${hardened(1001)}`),
  );
  expect(writtenOf(app, 'PodMonitor')).toEqual(
    documents(`
apiVersion: monitoring.coreos.com/v1
kind: PodMonitor
metadata:
  name: shop-web-exporter-monitor
spec:
  podMetricsEndpoints:
  - port: metrics
    path: /metrics
  selector:
    matchLabels:
      cdk8s.io/metadata.addr: shop-web-c80b2a96
`),
  );
});
