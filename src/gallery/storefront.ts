import { Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { GracefulShutdown, HelperImages, NginxReverseProxy, ProbePresets } from '../index';

/** A shop behind nginx: TLS with the certificate of cert-manager, pages kept for a minute, `/api/` on a port of its own. */
export class StorefrontChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    HelperImages.of(this).useRegistry('registry.example.com/mirror', { pullSecrets: [{ name: 'mirror' }] });

    const storefront = new kplus.Deployment(this, 'storefront', {
      replicas: 2,
      containers: [
        {
          name: 'storefront',
          image: 'ghcr.io/acme/storefront:8.3.0',
          ports: [{ number: 8080, name: 'pages' }, { number: 8090 }],
          ...ProbePresets.http({ port: 8080, path: '/ready' }),
        },
      ],
      securityContext: { user: 65532, group: 65532 },
    });
    new kplus.Service(this, 'service', { selector: storefront, ports: [{ port: 443, targetPort: 8443 }] });

    new NginxReverseProxy(storefront, 'front', {
      upstream: { number: 8080 },
      tls: { certificate: kplus.Secret.fromSecretName(this, 'certificate', 'storefront-tls') },
      cache: { size: Size.mebibytes(512), keepFor: Duration.minutes(1) },
      routes: [{ path: '/api/', ports: [8090] }],
      startsBeforeApp: true,
    });
    new GracefulShutdown(storefront, 'stop', {
      drain: Duration.seconds(5),
      timeout: Duration.seconds(10),
    });
  }
}
