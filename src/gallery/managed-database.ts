import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { CloudSqlProxyAmbassador, CloudSqlNetwork, MetricsDiscovery } from '../index';

/** Invoices in a database of Google Cloud: the proxy signs in by IAM, so there is no password at all. */
export class ManagedDatabaseChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const account = kplus.ServiceAccount.fromServiceAccountName(this, 'account', 'invoices');
    const invoices = new kplus.Deployment(this, 'invoices', {
      replicas: 2,
      containers: [
        {
          name: 'invoices',
          image: 'ghcr.io/acme/invoices:1.8.2',
          portNumber: 8080,
          envVariables: { PGDATABASE: kplus.EnvValue.fromValue('invoices') },
        },
      ],
      serviceAccount: account,
      securityContext: { user: 65532, group: 65532 },
    });

    new CloudSqlProxyAmbassador(invoices, 'database', {
      instance: 'example-shop:europe-west1:invoices',
      listen: 5432,
      clientVariables: { host: 'PGHOST', port: 'PGPORT' },
      network: CloudSqlNetwork.PRIVATE_IP,
      iamAuthentication: true,
      metrics: { discovery: MetricsDiscovery.POD_MONITOR },
      startsBeforeApp: true,
    });
  }
}
