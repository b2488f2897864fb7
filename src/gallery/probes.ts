import { Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { Probe, ProbePresets, ProbeSet, Sidecar } from '../index';

const securityContext = { user: 65532, group: 65532 };

/** Probes that follow from what a program promises, for each kind of program. */
export class ProbesChart extends Chart {
  public constructor(scope: Construct, id: string) {
    super(scope, id, { namespace: 'shop' });
    this.webShop();
    this.stock();
    this.mailer();
    this.stateful('orders', 'docker.io/library/postgres:17.5', 5432, ProbePresets.postgresql({ user: 'orders' }));
    this.stateful('carts', 'docker.io/library/mysql:8.4.5', 3306, ProbePresets.mysql(DATABASE_TIMES));
    this.stateful('sessions', 'docker.io/library/redis:8.0.2', 6379, ProbePresets.redis(DATABASE_TIMES));
    new kplus.Job(this, 'report', {
      activeDeadline: Duration.hours(1),
      securityContext,
      containers: [{ name: 'report', image: 'ghcr.io/acme/report:1.9.0', portNumber: 9090, ...ProbePresets.batch() }],
    });
  }

  /** Spread into a container: the port is its first one. The proxy has to be up before the app. */
  private webShop(): void {
    const times = { startsWithin: Duration.seconds(90), detectsHangWithin: Duration.seconds(60) };
    const probes = ProbePresets.http({ path: '/readyz', livenessPath: '/livez', ...times });
    const containers = [{ name: 'web', image: 'ghcr.io/acme/shop:1.42.0', portNumber: 8080, ...probes }];
    const web = new kplus.Deployment(this, 'web', { securityContext, containers });
    new Sidecar(web, 'proxy', {
      image: 'docker.io/envoyproxy/envoy:v1.34.1',
      securityContext: { user: 101 },
      ports: [{ number: 9901, name: 'admin' }],
      probes: ProbePresets.sidecarProxy({ path: '/ready', port: 'admin' }),
      startsBeforeApp: true,
    });
  }

  /** Applied to containers of any workload: by gRPC, by TCP, and after minutes of starting. */
  private stock(): void {
    const stock = new kplus.Deployment(this, 'stock', {
      podMetadata: { annotations: { 'kubectl.kubernetes.io/default-container': 'stock' } },
      securityContext,
      containers: [
        { name: 'stock', image: 'ghcr.io/acme/stock:3.1.0', portNumber: 9000 },
        { name: 'mail', image: 'ghcr.io/acme/mail:2.0.3', portNumber: 2525 },
        { name: 'search', image: 'ghcr.io/acme/search:8.15.0', portNumber: 8081 },
      ],
    });
    ProbePresets.grpc({ service: 'acme.Stock', startsWithin: Duration.seconds(30) }).applyTo(stock, 'stock');
    ProbePresets.tcp({ startsWithin: Duration.seconds(20) }).applyTo(stock, 'mail');
    ProbePresets.slowStarter({ path: '/healthz', detectsHangWithin: Duration.seconds(60) }).applyTo(stock, 'search');
  }

  /** Workers show that they go on by a heartbeat, or by a program of their image; one has probes of its own making. */
  private mailer(): void {
    const heartbeat = ProbePresets.queueWorker({
      heartbeatFile: '/tmp/heartbeat',
      staleAfter: Duration.minutes(3),
      startsWithin: Duration.minutes(1),
      detectsHangWithin: Duration.minutes(5),
    });
    const own = ProbeSet.of({
      readiness: Probe.fromHttpGet({ port: 8080, path: '/ready', headers: { 'X-Probe': 'kubelet' } }),
    });
    new kplus.Deployment(this, 'mailer', {
      podMetadata: { annotations: { 'kubectl.kubernetes.io/default-container': 'mailer' } },
      securityContext,
      containers: [
        { name: 'mailer', image: 'ghcr.io/acme/mailer:5.2.0', ...heartbeat },
        {
          name: 'labels',
          image: 'ghcr.io/acme/labels:1.0.7',
          ...ProbePresets.queueWorker({ command: ['/app/labels', 'alive'] }),
        },
        { name: 'admin', image: 'ghcr.io/acme/mailer-admin:5.2.0', portNumber: 8080, ...own },
      ],
    });
  }

  private stateful(name: string, image: string, portNumber: number, probes: ProbeSet): void {
    const service = new kplus.Service(this, `${name}-headless`, { clusterIP: 'None', ports: [{ port: portNumber }] });
    const writable = { readOnlyRootFilesystem: false };
    const containers = [{ name, image, portNumber, securityContext: writable, ...probes }];
    new kplus.StatefulSet(this, name, { service, securityContext: { user: 999, group: 999 }, containers });
  }
}

const DATABASE_TIMES = { startsWithin: Duration.minutes(10), detectsHangWithin: Duration.minutes(2) };
