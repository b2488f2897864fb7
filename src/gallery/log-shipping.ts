import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { FluentBitFormat, FluentBitOutput, FluentBitSidecar, SharedVolume } from '../index';

/** A web shop writes its access log to a file, and Fluent Bit sends it to Loki. */
export class LogShippingChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const web = new kplus.Deployment(this, 'web', {
      replicas: 3,
      containers: [{ name: 'web', image: 'ghcr.io/acme/shop:1.42.0', portNumber: 8080 }],
      securityContext: { user: 65532, group: 65532 },
    });

    const volume = new SharedVolume(web, 'access-log', {
      volumeMounts: [{ container: 'web', path: '/var/log/shop' }],
      sizeLimit: Size.mebibytes(256),
    });

    new FluentBitSidecar(web, 'log-shipper', {
      logFiles: [{ volume, path: '/var/log/shop', tag: 'shop.access', format: FluentBitFormat.JSON }],
      outputs: [
        FluentBitOutput.loki({
          host: 'loki.example.com',
          port: 443,
          tls: true,
          user: 'shop',
          password: { secret: { name: 'loki' }, key: 'password' },
          settings: { labels: 'app=shop' },
        }),
      ],
      startsBeforeApp: true,
    });
  }
}
