import { Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { CollectorExporter, CollectorLogFormat, MetricsDiscovery, OtelCollectorSidecar, SharedVolume } from '../index';

/** The OpenTelemetry Collector: one for everything that an app has, and one that turns StatsD into metrics for Prometheus. */
export class TelemetryChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    this.orders();
    this.mailer();
  }

  /** Traces by OTLP, metrics for Prometheus, and a log in a file, which all go to one server. */
  private orders(): void {
    const orders = new kplus.Deployment(this, 'orders', {
      replicas: 2,
      containers: [{ name: 'orders', image: 'ghcr.io/acme/orders:5.1.0', portNumber: 8080 }],
      securityContext: { user: 65532, group: 65532 },
    });
    const log = new SharedVolume(orders, 'log', {
      volumeMounts: [{ container: 'orders', path: '/var/log/orders' }],
      sizeLimit: Size.mebibytes(256),
    });
    const token = { secret: kplus.Secret.fromSecretName(this, 'token', 'telemetry'), key: 'token' };
    new OtelCollectorSidecar(orders, 'telemetry', {
      otlp: {},
      scrape: [{ port: 8080, job: 'orders' }],
      logFiles: [{ volume: log, path: '/var/log/orders', format: CollectorLogFormat.JSON }],
      resourceAttributes: { 'service.namespace': 'shop' },
      exporters: [CollectorExporter.otlpHttp({ endpoint: 'https://otlp.example.com', bearerToken: token })],
      startsBeforeApp: true,
    });
  }

  /** A program that knows only StatsD. */
  private mailer(): void {
    const mailer = new kplus.Deployment(this, 'mailer', {
      containers: [{ name: 'mailer', image: 'ghcr.io/acme/mailer:2.0.7', portNumber: 8080 }],
      securityContext: { user: 65532, group: 65532 },
    });
    new OtelCollectorSidecar(mailer, 'metrics', {
      statsd: { clientVariables: { host: 'STATSD_HOST', port: 'STATSD_PORT' }, interval: Duration.seconds(15) },
      prometheus: { discovery: MetricsDiscovery.POD_MONITOR, interval: Duration.seconds(30) },
    });
  }
}
