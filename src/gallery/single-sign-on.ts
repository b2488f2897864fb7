import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { EnvFromSource, GracefulShutdown, Probe, ReverseProxy } from '../index';

/** A back office that only people who signed on reach: its Service leads to OAuth2 Proxy, its probes stay its own. */
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

    const signOn = new ReverseProxy(office, 'sign-on', {
      image: 'quay.io/oauth2-proxy/oauth2-proxy:v7.12.0',
      args: ['--provider=oidc', '--email-domain=acme.example', '--reverse-proxy=true'],
      securityContext: { user: 65532 },
      envFrom: [EnvFromSource.fromSecret({ name: 'sign-on' }, { prefix: 'OAUTH2_PROXY_' })],
      envVariables: { OAUTH2_PROXY_HTTP_ADDRESS: kplus.EnvValue.fromValue('0.0.0.0:4180') },
      listen: { number: 4180 },
      upstream: { number: 8080 },
      upstreamVariables: { url: 'OAUTH2_PROXY_UPSTREAMS' },
      readiness: Probe.fromHttpGet({ port: 'http', path: '/ready' }),
    });

    new kplus.Service(this, 'service', {
      selector: office,
      ports: [{ port: 80, name: 'http', targetPort: signOn.port }],
    });
    new GracefulShutdown(office, 'stop', { drain: Duration.seconds(10), timeout: Duration.seconds(30) });
  }
}
