import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Ambassador, Ini, Probe } from '../index';

/** An app behind PgBouncer on a Unix socket, which no other Pod can reach; its one URL has the password from a Secret. */
export class UnixSocketsChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const invoices = new kplus.Deployment(this, 'invoices', {
      containers: [{ name: 'invoices', image: 'ghcr.io/acme/invoices:1.9.0', portNumber: 8080 }],
      securityContext: { user: 65532, group: 65532 },
    });
    const secret = kplus.Secret.fromSecretName(this, 'credentials', 'invoices-pgbouncer');

    const database = new Ambassador(invoices, 'database', {
      image: 'ghcr.io/cloudnative-pg/pgbouncer:1.25.1',
      command: ['pgbouncer', '/etc/pgbouncer/pgbouncer.ini'],
      securityContext: { user: 998, group: 996 },
      listen: '/run/pgbouncer/.s.PGSQL.6432',
      clientVariables: {
        url: 'DATABASE_URL',
        urlScheme: 'postgres',
        urlUser: { secret, key: 'username' },
        urlPassword: { secret, key: 'password' },
        urlPath: 'invoices',
        urlQuery: { host: '/run/pgbouncer', port: '6432' },
      },
      configuration: { path: '/etc/pgbouncer', files: { 'pgbouncer.ini': PGBOUNCER } },
      volumeMounts: [{ volume: 'database-users', path: '/etc/pgbouncer-users', readOnly: true }],
      resources: {
        cpu: { request: kplus.Cpu.millis(100) },
        memory: { request: Size.mebibytes(32), limit: Size.mebibytes(64) },
      },
      startup: Probe.fromCommand(['pg_isready', '-h', '/run/pgbouncer', '-p', '6432']),
      startsBeforeApp: true,
    });
    database.podTemplate.addVolume({ name: 'database-users', secret: { secretName: secret.name } });
  }
}

const PGBOUNCER = Ini.stringify({
  databases: { invoices: 'host=invoices-pg.databases.svc port=5432' },
  pgbouncer: {
    listen_addr: '',
    listen_port: 6432,
    unix_socket_dir: '/run/pgbouncer',
    unix_socket_mode: '0777',
    auth_type: 'scram-sha-256',
    auth_file: '/etc/pgbouncer-users/users.txt',
    pool_mode: 'transaction',
    max_client_conn: 500,
    default_pool_size: 20,
  },
});
