import { Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { MemcachedSidecar, MetricsDiscovery, PostgresExporterAdapter, ProbePresets } from '../index';

/** A PostgreSQL whose metrics the Prometheus operator finds, and an API that keeps results of its queries in memcached. */
export class OrdersDatabaseChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    this.database();
    this.api();
  }

  private database(): void {
    const database = new kplus.StatefulSet(this, 'database', {
      service: new kplus.Service(this, 'database-headless', { clusterIP: 'None', ports: [{ port: 5432 }] }),
      containers: [
        {
          name: 'postgres',
          image: 'postgres:17.2',
          portNumber: 5432,
          securityContext: { readOnlyRootFilesystem: false },
          ...ProbePresets.postgresql(),
        },
      ],
      securityContext: { user: 999, group: 999 },
    });
    const login = kplus.Secret.fromSecretName(this, 'login', 'orders-monitor');
    new PostgresExporterAdapter(database, 'metrics', {
      user: { secret: login, key: 'user' },
      password: { secret: login, key: 'password' },
      database: 'orders',
      collectors: { stat_statements: true },
      metrics: {
        discovery: MetricsDiscovery.POD_MONITOR,
        interval: Duration.seconds(30),
        monitorLabels: { release: 'prometheus' },
      },
    });
  }

  private api(): void {
    const orders = new kplus.Deployment(this, 'orders', {
      replicas: 3,
      containers: [
        {
          name: 'orders',
          image: 'ghcr.io/acme/orders:2.7.1',
          portNumber: 8080,
          ...ProbePresets.http({ port: 8080, path: '/ready' }),
        },
      ],
      securityContext: { user: 65532, group: 65532 },
    });
    new MemcachedSidecar(orders, 'cache', {
      size: Size.mebibytes(128),
      clientVariables: { address: 'MEMCACHED_SERVERS' },
    });
  }
}
