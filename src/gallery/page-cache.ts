import { Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { MetricsDiscovery, ProbePresets, RedisCacheSidecar, RedisExporterAdapter } from '../index';

/** Product pages that are kept in a Redis of the Pod, whose hits and evictions Prometheus sees. */
export class PageCacheChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    const password = { secret: kplus.Secret.fromSecretName(this, 'password', 'products-cache'), key: 'password' };

    const products = new kplus.Deployment(this, 'products', {
      replicas: 3,
      containers: [
        {
          name: 'products',
          image: 'ghcr.io/acme/products:7.0.2',
          portNumber: 8080,
          ...ProbePresets.http({ port: 8080, path: '/ready' }),
        },
      ],
      securityContext: { user: 65532, group: 65532 },
    });
    new RedisCacheSidecar(products, 'cache', {
      size: Size.mebibytes(256),
      password,
      clientVariables: { url: 'PAGE_CACHE_URL' },
      startsBeforeApp: true,
    });
    new RedisExporterAdapter(products, 'cache-metrics', {
      password,
      metrics: { discovery: MetricsDiscovery.POD_MONITOR, interval: Duration.seconds(30) },
    });
  }
}
