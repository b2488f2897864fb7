import { Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { EnvFromSource, HelperVolume, MetricsDiscovery, Probe, Sidecar } from '../index';

/** One proxy for the services of two partners: certificates from a Secret, a route each on localhost, and metrics. */
export class PartnerGatewayChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const booking = new kplus.Deployment(this, 'booking', {
      containers: [{ name: 'booking', image: 'ghcr.io/acme/booking:3.2.0', portNumber: 8080 }],
      securityContext: { user: 65532, group: 65532, fsGroup: 65532 },
    });
    const certificate = kplus.Secret.fromSecretName(this, 'certificate', 'booking-client-tls');

    new Sidecar(booking, 'partners', {
      image: 'ghcr.io/acme/partner-proxy:1.8.0',
      securityContext: { user: 65532 },
      envFrom: [EnvFromSource.fromConfigMap({ name: 'partner-hosts' }, { prefix: 'PARTNER_' })],
      volumes: [
        HelperVolume.fromSecret(certificate, {
          path: '/etc/partner-proxy/tls',
          items: { 'tls.crt': 'client.crt', 'tls.key': 'client.key' },
          defaultMode: 0o440,
        }),
        HelperVolume.fromConfigMap({ name: 'partner-certificates' }, { path: '/etc/partner-proxy/ca', optional: true }),
      ],
      localhostEndpoints: [
        { listen: { number: 8401, name: 'flights' }, clientVariables: { url: 'FLIGHTS_URL' } },
        { listen: { number: 8402, name: 'hotels' }, clientVariables: { url: 'HOTELS_URL' } },
      ],
      metrics: { port: 9901, discovery: MetricsDiscovery.ANNOTATIONS },
      startup: Probe.fromHttpGet({ port: 'metrics', path: '/ready' }),
      startsBeforeApp: true,
    });
  }
}
