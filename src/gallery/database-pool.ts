import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { PgBouncerAmbassador, ProbePresets } from '../index';

/** An API whose many connections share ten of the database, over TLS; the app finds one URL in its environment. */
export class DatabasePoolChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const catalogue = new kplus.Deployment(this, 'catalogue', {
      replicas: 3,
      containers: [
        {
          name: 'catalogue',
          image: 'ghcr.io/acme/catalogue:5.1.0',
          portNumber: 8080,
          ...ProbePresets.http({ port: 8080, path: '/ready' }),
        },
      ],
      securityContext: { user: 65532, group: 65532 },
    });
    const login = kplus.Secret.fromSecretName(this, 'login', 'catalogue-database');

    new PgBouncerAmbassador(catalogue, 'database', {
      host: 'catalogue-pg.databases.svc.cluster.local',
      database: 'catalogue',
      users: { secret: kplus.Secret.fromSecretName(this, 'users', 'catalogue-pgbouncer'), key: 'users.txt' },
      ca: { secret: kplus.Secret.fromSecretName(this, 'ca', 'catalogue-pg-ca'), key: 'ca.crt' },
      clientVariables: {
        url: 'DATABASE_URL',
        urlUser: { secret: login, key: 'user' },
        urlPassword: { secret: login, key: 'password' },
      },
      settings: { pgbouncer: { server_lifetime: 1800 } },
      startsBeforeApp: true,
    });
  }
}
