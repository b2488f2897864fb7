import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { MetricsDiscovery, ProbePresets, StatsdExporterAdapter } from '../index';

/** A shop front that sends its metrics as StatsD: an adapter names and labels them for Prometheus. */
export class LegacyMetricsChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const front = new kplus.Deployment(this, 'front', {
      replicas: 2,
      containers: [
        {
          name: 'front',
          image: 'ghcr.io/acme/shop-front:2.7.1',
          portNumber: 8080,
          ...ProbePresets.http({ port: 8080, path: '/healthz' }),
        },
      ],
      securityContext: { user: 65532, group: 65532 },
    });

    new StatsdExporterAdapter(front, 'metrics', {
      clientVariables: { host: 'STATSD_HOST', port: 'STATSD_PORT' },
      mappings: [
        { match: 'front.*.requests', name: 'front_requests_total', labels: { page: '$1' }, help: 'Requests by page.' },
        { match: 'front.*.time', name: 'front_request_seconds', labels: { page: '$1' }, buckets: [0.05, 0.1, 0.5, 1] },
        { match: 'front.debug.*' },
      ],
      dropUnmapped: true,
      forgetAfter: Duration.hours(1),
      metrics: { discovery: MetricsDiscovery.POD_MONITOR },
    });
  }
}
