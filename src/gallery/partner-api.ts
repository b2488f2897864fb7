import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { EnvoyReverseProxy, GracefulShutdown, MetricsDiscovery, ProbePresets } from '../index';

/** An API for partners behind Envoy: only clients with a certificate, and no more requests than the app can take. */
export class PartnerApiChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const api = new kplus.Deployment(this, 'api', {
      replicas: 2,
      containers: [
        {
          name: 'api',
          image: 'ghcr.io/acme/partner-api:1.9.3',
          ports: [{ number: 8080, name: 'https' }, { number: 8090 }],
          ...ProbePresets.http({ port: 8080, path: '/ready' }),
        },
      ],
      securityContext: { user: 65532, group: 65532 },
    });
    new kplus.Service(this, 'service', { selector: api, ports: [{ port: 443, targetPort: 8443 }] });

    new EnvoyReverseProxy(api, 'front', {
      upstream: { number: 8080 },
      tls: {
        certificate: kplus.Secret.fromSecretName(this, 'certificate', 'partner-api-tls'),
        clientCa: { secret: kplus.Secret.fromSecretName(this, 'partners', 'partners-ca'), key: 'ca.crt' },
      },
      routes: [{ path: '/reports', ports: [8090] }],
      circuitBreaker: { maxRequests: 200, maxPendingRequests: 50 },
      timeout: Duration.seconds(30),
      metrics: { discovery: MetricsDiscovery.POD_MONITOR },
      startsBeforeApp: true,
    });
    new GracefulShutdown(api, 'stop', {
      drain: Duration.seconds(5),
      timeout: Duration.seconds(30),
      sidecarTimeouts: { front: Duration.seconds(2) },
    });
  }
}
