import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { EnvoyAmbassador, EnvoyRedisAmbassador, MetricsDiscovery, ProbePresets } from '../index';

/**
 * A product page that calls the Pods behind a headless Service and a partner over mutual TLS through one Envoy, and keeps
 * what it got in three Redis servers through another one.
 */
export class CatalogClientsChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const pages = this.pages();
    new EnvoyAmbassador(pages, 'catalog', {
      listen: 8300,
      upstream: { servers: [{ host: 'catalog-pods', port: 8080 }], checkPath: '/ready' },
      routes: [
        {
          path: '/reviews',
          upstream: {
            servers: [{ host: 'reviews.example.com', port: 443 }],
            tls: {
              ca: { secret: kplus.Secret.fromSecretName(this, 'ca', 'reviews-ca'), key: 'ca.crt' },
              clientCertificate: kplus.Secret.fromSecretName(this, 'client', 'shop-client-tls'),
            },
            circuitBreaker: { maxRequests: 50, consecutiveErrors: 3 },
          },
        },
      ],
      retries: { attempts: 2, attemptTimeout: Duration.seconds(1) },
      timeout: Duration.seconds(3),
      requestHeaders: { 'x-client': 'product-pages' },
      clientVariables: { url: 'CATALOG_URL' },
      metrics: { discovery: MetricsDiscovery.POD_MONITOR },
    });

    new EnvoyRedisAmbassador(pages, 'cache', {
      listen: 6379,
      shards: ['cache-a', 'cache-b', 'cache-c'].map((host) => ({ host, port: 6379 })),
      password: { secret: kplus.Secret.fromSecretName(this, 'password', 'page-cache'), key: 'password' },
      failover: true,
      clientVariables: { url: 'REDIS_URL' },
      healthPort: 9904,
      adminPort: 9903,
    });
  }
  private pages(): kplus.Deployment {
    return new kplus.Deployment(this, 'pages', {
      replicas: 3,
      containers: [
        {
          name: 'pages',
          image: 'ghcr.io/acme/product-pages:5.2.0',
          portNumber: 8080,
          ...ProbePresets.http({ port: 8080, path: '/ready' }),
        },
      ],
      securityContext: { user: 65532, group: 65532 },
    });
  }
}
