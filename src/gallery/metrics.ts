import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Adapter, AdapterSource, MetricsDiscovery, Probe, ProbePresets } from '../index';

/** Programs that know nothing of Prometheus, each with an adapter that speaks for it. */
export class MetricsChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    this.nginxStatus();
    this.redisInfo();
    this.accessLog();
  }

  /** A status page on localhost, found by a PodMonitor. */
  private nginxStatus(): void {
    const storefront = new kplus.Deployment(this, 'storefront', {
      containers: [{ name: 'storefront', image: 'ghcr.io/acme/storefront:2.3.0', portNumber: 8080 }],
      securityContext: { user: 65532, group: 65532 },
    });
    new Adapter(storefront, 'metrics', {
      image: 'nginx/nginx-prometheus-exporter:1.5.3',
      args: ['--nginx.scrape-uri=http://127.0.0.1:8081/stub_status'],
      securityContext: { user: 1001 },
      source: AdapterSource.fromPort(8081, { undeclared: true }),
      metrics: {
        port: 9113,
        discovery: MetricsDiscovery.POD_MONITOR,
        interval: Duration.seconds(30),
        monitorLabels: { release: 'prometheus' },
      },
    });
  }

  /** A protocol of its own, found by a ServiceMonitor. */
  private redisInfo(): void {
    const cache = new kplus.StatefulSet(this, 'cache', {
      service: new kplus.Service(this, 'cache-headless', { clusterIP: 'None', ports: [{ port: 6379 }] }),
      containers: [{ name: 'redis', image: 'redis:8.10.1', portNumber: 6379, ...ProbePresets.redis() }],
      securityContext: { user: 999, group: 999 },
    });
    new Adapter(cache, 'metrics', {
      image: 'oliver006/redis_exporter:v1.91.1',
      securityContext: { user: 59000 },
      source: AdapterSource.fromPort(6379, { url: 'REDIS_ADDR', urlScheme: 'redis' }),
      startup: Probe.fromHttpGet({ port: 9121, path: '/health' }),
      metrics: { port: 9121, discovery: MetricsDiscovery.SERVICE_MONITOR, servicePort: 9121 },
    });
  }

  /** Lines in a file, found by annotations. */
  private accessLog(): void {
    const gateway = new kplus.DaemonSet(this, 'gateway', {
      containers: [{ name: 'gateway', image: 'ghcr.io/acme/gateway:3.0.4', portNumber: 8080 }],
      securityContext: { user: 65532, group: 65532 },
    });
    new Adapter(gateway, 'log-metrics', {
      image: 'ghcr.io/acme/mtail:3.0.8',
      args: ['--progs=/etc/mtail', '--logs=$(ACCESS_LOG)', '--port=3903'],
      securityContext: { user: 65532 },
      source: AdapterSource.fromLog({
        container: 'gateway',
        path: '/var/log/gateway/access.log',
        variable: 'ACCESS_LOG',
      }),
      configuration: { path: '/etc/mtail', files: { 'requests.mtail': REQUESTS } },
      metrics: { port: 3903, discovery: MetricsDiscovery.ANNOTATIONS },
    });
  }
}

const REQUESTS = `counter requests_total by code
/ (?P<code>\\d{3}) / {
  requests_total[$code]++
}
`;
