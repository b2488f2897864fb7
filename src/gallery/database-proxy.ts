import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Ambassador, Ini, InitStep, Probe, ProbeSet } from '../index';

/** An API reaches its database through PgBouncer on localhost, and so does the migration that runs before it. */
export class DatabaseProxyChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const probes = ProbeSet.of({ readiness: Probe.fromHttpGet({ port: 8080, path: '/ready' }) });
    const orders = new kplus.StatefulSet(this, 'orders', {
      service: new kplus.Service(this, 'orders-headless', { clusterIP: 'None', ports: [{ port: 8080 }] }),
      containers: [{ name: 'orders', image: 'ghcr.io/acme/orders:2.7.1', portNumber: 8080, ...probes }],
      securityContext: { user: 65532, group: 65532 },
    });
    const credentials = kplus.Secret.fromSecretName(this, 'credentials', 'orders-pgbouncer');

    const database = new Ambassador(orders, 'database', {
      image: 'ghcr.io/cloudnative-pg/pgbouncer:1.25.1',
      command: ['pgbouncer', '/etc/pgbouncer/pgbouncer.ini'],
      securityContext: { user: 998, group: 996 },
      listen: { number: 6432, name: 'pgbouncer' },
      clientVariables: { host: 'DATABASE_HOST', port: 'DATABASE_PORT' },
      clients: ['orders', 'migrate'],
      configuration: { path: '/etc/pgbouncer', files: { 'pgbouncer.ini': PGBOUNCER } },
      volumeMounts: [{ volume: 'database-users', path: '/etc/pgbouncer-users', readOnly: true }],
      resources: {
        cpu: { request: kplus.Cpu.millis(100) },
        memory: { request: Size.mebibytes(32), limit: Size.mebibytes(64) },
      },
      startup: Probe.fromCommand(['pg_isready', '-h', '127.0.0.1', '-p', '6432']),
      startsBeforeApp: true,
    });
    database.podTemplate.addVolume({ name: 'database-users', secret: { secretName: credentials.name } });

    new InitStep(orders, 'migrate', {
      image: 'ghcr.io/acme/orders:2.7.1',
      args: ['migrate'],
      securityContext: { user: 65532 },
      envVariables: {
        DATABASE_PASSWORD: kplus.EnvValue.fromSecretValue({ secret: credentials, key: 'password' }),
      },
      after: [database],
    });
  }
}

const PGBOUNCER = Ini.stringify({
  databases: { orders: 'host=orders-pg.databases.svc port=5432' },
  pgbouncer: {
    listen_addr: '127.0.0.1',
    listen_port: 6432,
    unix_socket_dir: '',
    auth_type: 'scram-sha-256',
    auth_file: '/etc/pgbouncer-users/users.txt',
    pool_mode: 'transaction',
    max_client_conn: 500,
    default_pool_size: 20,
  },
});
