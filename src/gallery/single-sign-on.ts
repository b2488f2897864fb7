import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { GracefulShutdown, OAuth2ReverseProxy } from '../index';

/** A back office that only people who signed in reach: its Service leads to OAuth2 Proxy, its probes stay its own. */
export class SingleSignOnChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const office = new kplus.Deployment(this, 'back-office', {
      containers: [
        {
          name: 'back-office',
          image: 'ghcr.io/acme/back-office:5.1.0',
          ports: [{ number: 8080, name: 'http' }],
          readiness: kplus.Probe.fromHttpGet('/healthz', { port: 8080 }),
        },
      ],
      securityContext: { user: 65532 },
    });

    const secret = kplus.Secret.fromSecretName(this, 'secret', 'back-office-sign-on');
    const signOn = new OAuth2ReverseProxy(office, 'sign-on', {
      upstream: { number: 8080 },
      issuerUrl: 'https://sso.example.com/realms/shop',
      publicUrl: 'https://office.example.com',
      clientId: 'back-office',
      clientSecret: { secret, key: 'client-secret' },
      cookieSecret: { secret, key: 'cookie-secret' },
      emailDomains: ['acme.example'],
      allowedGroups: ['back-office'],
      publicPaths: ['/static/'],
      trustedProxies: ['10.0.0.0/8'],
    });

    new kplus.Service(this, 'service', {
      selector: office,
      ports: [{ port: 80, name: 'http', targetPort: signOn.port }],
    });
    new GracefulShutdown(office, 'stop', { drain: Duration.seconds(10), timeout: Duration.seconds(30) });
  }
}
