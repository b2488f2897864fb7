import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { HaproxyAmbassador, MetricsDiscovery, ProbePresets } from '../index';

/** A checkout that pays through two providers: HAProxy checks both, encrypts, and repeats what failed at the other one. */
export class PaymentProvidersChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const checkout = new kplus.Deployment(this, 'checkout', {
      replicas: 2,
      containers: [
        {
          name: 'checkout',
          image: 'ghcr.io/acme/checkout:4.0.2',
          portNumber: 8080,
          ...ProbePresets.http({ port: 8080, path: '/ready' }),
        },
      ],
      securityContext: { user: 65532, group: 65532 },
    });

    new HaproxyAmbassador(checkout, 'payments', {
      listen: 8300,
      servers: [
        { host: 'eu.payments.example.com', port: 443, weight: 3 },
        { host: 'us.payments.example.com', port: 443, weight: 1 },
      ],
      serverName: 'payments.example.com',
      tls: { ca: { secret: kplus.Secret.fromSecretName(this, 'ca', 'payments-ca'), key: 'ca.crt' } },
      checkPath: '/status',
      idleTimeout: Duration.seconds(20),
      clientVariables: { url: 'PAYMENTS_URL' },
      metrics: { discovery: MetricsDiscovery.POD_MONITOR },
    });
  }
}
