import { Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Probe, SharedVolume, Sidecar } from '../index';

/** A web shop writes its access log to a file, and Fluent Bit ships it. */
export class LogShippingChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });

    const web = new kplus.Deployment(this, 'web', {
      replicas: 3,
      containers: [{ name: 'web', image: 'ghcr.io/acme/shop:1.42.0', portNumber: 8080 }],
      securityContext: { user: 65532, group: 65532 },
    });

    const logs = new SharedVolume(web, 'access-log', {
      volumeMounts: [{ container: 'web', path: '/var/log/shop' }],
      sizeLimit: Size.mebibytes(256),
    });

    new Sidecar(web, 'log-shipper', {
      image: 'cr.fluentbit.io/fluent/fluent-bit:5.2.0',
      args: ['-c', '/fluent-bit/etc/conf/fluent-bit.yaml'],
      securityContext: { user: 65532 },
      ports: [{ number: 2020, name: 'fluent-bit' }],
      volumeMounts: [{ volume: logs, path: '/var/log/shop', readOnly: true }],
      emptyDirs: [{ path: '/fluent-bit/state', sizeLimit: Size.mebibytes(64) }],
      configuration: { path: '/fluent-bit/etc/conf', files: { 'fluent-bit.yaml': FLUENT_BIT } },
      resources: {
        cpu: { request: kplus.Cpu.millis(50) },
        memory: { request: Size.mebibytes(64), limit: Size.mebibytes(64) },
      },
      startup: Probe.fromHttpGet({ port: 'fluent-bit' }),
      startsBeforeApp: true,
    });
  }
}

const FLUENT_BIT = `service:
  flush: 1
  grace: 10
  http_server: on
  http_listen: 0.0.0.0
  http_port: 2020
pipeline:
  inputs:
    - name: tail
      path: /var/log/shop/*.log
      db: /fluent-bit/state/tail.db
      read_from_head: true
  outputs:
    - name: stdout
      match: "*"
      format: json_lines
`;
