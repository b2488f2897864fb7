import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { GhostunnelAmbassador, GhostunnelReverseProxy, GracefulShutdown } from '../index';

/** Two services that know one another by their certificates, and whose programs speak plain HTTP. */
export class MutualTlsChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    this.ledger();
    this.orders();
  }

  /** Only the orders reach it; the program itself listens on localhost. */
  private ledger(): void {
    const ledger = new kplus.Deployment(this, 'ledger', {
      containers: [{ name: 'ledger', image: 'ghcr.io/acme/ledger:3.1.0', args: ['--listen=127.0.0.1:8080'] }],
      securityContext: { user: 65532, group: 65532 },
    });
    const tls = new GhostunnelReverseProxy(ledger, 'tls', {
      upstream: { number: 8080, undeclared: true },
      certificate: { name: 'ledger-tls' },
      clientCa: { secret: { name: 'ledger-tls' }, key: 'ca.crt' },
      allowedClients: { dnsNames: ['orders.shop.svc'] },
    });
    new kplus.Service(this, 'ledger-service', {
      metadata: { name: 'ledger' },
      selector: ledger,
      ports: [{ port: 443, targetPort: tls.port }],
    });
    new GracefulShutdown(ledger, 'stop', {
      drain: Duration.seconds(5),
      timeout: Duration.seconds(10),
      sidecarTimeouts: { tls: Duration.seconds(15) },
    });
  }

  /** It reaches the ledger on localhost, and shows its own certificate to it. */
  private orders(): void {
    const orders = new kplus.Deployment(this, 'orders', {
      containers: [
        {
          name: 'orders',
          image: 'ghcr.io/acme/orders:2.8.0',
          ports: [{ number: 8080, name: 'http' }],
          readiness: kplus.Probe.fromHttpGet('/healthz', { port: 8080 }),
        },
      ],
      securityContext: { user: 65532, group: 65532 },
    });
    new GhostunnelAmbassador(orders, 'ledger', {
      listen: 8300,
      host: 'ledger.shop.svc',
      port: 443,
      ca: { secret: { name: 'orders-tls' }, key: 'ca.crt' },
      certificate: { name: 'orders-tls' },
      clientVariables: { url: 'LEDGER_URL' },
      startsBeforeApp: true,
    });
  }
}
