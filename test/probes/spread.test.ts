import { Duration } from 'cdk8s';
import * as plus27 from 'cdk8s-plus-27';
import * as plus33 from 'cdk8s-plus-33';
import { Probe, ProbePresets, ProbeSet } from '../../src';
import { messageOf, newChart, objectOf, podOf, type Json } from '../template/support';

const image = 'ghcr.io/acme/shop:1.42.0';
const PROBES = /^(startup|readiness|liveness)Probe$/;

/** The probes that the containers of a cdk8s-plus-27 Deployment have in its manifest. */
function rendered(...containers: plus27.ContainerProps[]): Json[] {
  const chart = newChart();
  new plus27.Deployment(chart, 'web', { containers });
  return (podOf(chart)['containers'] as Json[]).map((container) =>
    Object.fromEntries(Object.entries(container).filter(([field]) => PROBES.test(field))),
  );
}

/** How many probes a manifest has, at any depth. */
function countProbes(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (count, [key, field]) => count + Number(PROBES.test(key)) + countProbes(field),
    0,
  );
}

test('a probe that stands in a cdk8s-plus-27 container in place of one of its own is rendered', () => {
  const liveness = Probe.fromHttpGet({ path: '/live', port: 'http', period: Duration.seconds(5) });
  const props = { name: 'web', image, liveness } as unknown as plus27.ContainerProps;
  expect(rendered(props)).toEqual([{ livenessProbe: { httpGet: { path: '/live', port: 'http' }, periodSeconds: 5 } }]);
});

test('a set of probes that stands there in place of one is refused with what to write', () => {
  const liveness = ProbePresets.http({ path: '/live', port: 8080 });
  const props = { name: 'web', image, liveness } as unknown as plus27.ContainerProps;
  expect(messageOf(() => rendered(props))).toContain(
    'fix: spread it, as in addContainer({ image, ...probes }), or take one of its probes, as in liveness: probes.liveness.',
  );
});

describe('a set of probes that is spread into a cdk8s-plus-27 container', () => {
  test('renders each of its probes', () => {
    const probes = ProbePresets.http({
      path: '/healthz',
      startsWithin: Duration.seconds(90),
      detectsHangWithin: Duration.seconds(30),
    });
    const httpGet = { path: '/healthz', port: 8080 };
    expect(rendered({ name: 'web', image, portNumber: 8080, ...probes })).toEqual([
      {
        startupProbe: { httpGet, periodSeconds: 3, timeoutSeconds: 1, failureThreshold: 31 },
        readinessProbe: { httpGet, periodSeconds: 4, timeoutSeconds: 1, failureThreshold: 3 },
        livenessProbe: { httpGet, periodSeconds: 9, timeoutSeconds: 1, failureThreshold: 3 },
      },
    ]);
  });

  test('renders named ports, headers, gRPC, commands, grace periods and every timing', () => {
    const set = ProbeSet.of({
      startup: Probe.fromCommand(['/app/started', '--quick'], { terminationGracePeriod: Duration.seconds(5) }),
      readiness: Probe.fromHttpGet({
        port: 'http',
        path: '/ready',
        https: true,
        host: '10.0.0.1',
        headers: { 'X-Probe': 'yes' },
        initialDelay: Duration.seconds(1),
        period: Duration.seconds(2),
        timeout: Duration.seconds(2),
        successThreshold: 2,
        failureThreshold: 4,
      }),
      liveness: Probe.fromGrpc({ port: 9000, service: 'shop' }),
    });
    expect(rendered({ name: 'web', image, ports: [{ number: 8080, name: 'http' }], ...set })).toEqual([
      {
        startupProbe: { exec: { command: ['/app/started', '--quick'] }, terminationGracePeriodSeconds: 5 },
        readinessProbe: {
          httpGet: {
            path: '/ready',
            port: 'http',
            scheme: 'HTTPS',
            host: '10.0.0.1',
            httpHeaders: [{ name: 'X-Probe', value: 'yes' }],
          },
          initialDelaySeconds: 1,
          periodSeconds: 2,
          timeoutSeconds: 2,
          successThreshold: 2,
          failureThreshold: 4,
        },
        livenessProbe: { grpc: { port: 9000, service: 'shop' } },
      },
    ]);
  });

  test('is all the probes that the container has: cdk8s-plus adds none', () => {
    const containers = [
      { name: 'plain', image, portNumber: 8080 },
      { name: 'ready', image, portNumber: 8081, ...ProbePresets.tcp() },
      { name: 'batch', image, portNumber: 8082, ...ProbePresets.batch() },
    ];
    const probes = rendered(...containers);
    expect(probes).toEqual([
      { startupProbe: { failureThreshold: 3, tcpSocket: { port: 8080 } } },
      { readinessProbe: { tcpSocket: { port: 8081 }, periodSeconds: 4, timeoutSeconds: 1, failureThreshold: 3 } },
      {},
    ]);
    expect(countProbes(probes)).toBe(2);
  });

  test('is overridden by what follows it', () => {
    const startup = plus27.Probe.fromCommand(['true']);
    const [probes] = rendered({ name: 'web', image, portNumber: 8080, ...ProbePresets.tcp(), startup });
    expect(Object.keys(probes ?? {})).toEqual(['readinessProbe', 'startupProbe']);
    expect((probes?.['startupProbe'] as Json)['exec']).toEqual({ command: ['true'] });
  });

  test('does not hide a probe before it that the set does not have', () => {
    const liveness = plus27.Probe.fromCommand(['true']);
    const [probes] = rendered({ name: 'web', image, liveness, ...ProbePresets.tcp({ port: 8080 }) });
    expect(Object.keys(probes ?? {})).toEqual(['livenessProbe', 'readinessProbe']);
  });

  test('serves several containers, each with its own port', () => {
    const probes = ProbePresets.grpc();
    const first = { name: 'a', image, portNumber: 9000, ...probes };
    const second = {
      name: 'b',
      image,
      ports: [{ number: 53, protocol: plus27.Protocol.UDP }, { number: 9001 }],
      ...probes,
    };
    expect(rendered(first, second).map((each) => (each['readinessProbe'] as Json)['grpc'] as unknown)).toEqual([
      { port: 9000 },
      { port: 9001 },
    ]);
  });

  test('has no other member that a spread could take with it', () => {
    expect(Object.keys(ProbeSet.of({ readiness: Probe.fromTcpSocket({ port: 1 }) }))).toEqual(['startup', 'readiness']);
  });

  test('is refused if it names no port and the container has none', () => {
    const message = messageOf(() => rendered({ name: 'web', image, ...ProbePresets.http({ path: '/healthz' }) }));
    expect(message).toContain('test/web');
    expect(message)
      .toContain(`error probe-port: the readiness probe of "web" names no port, and "web" declares none for TCP.
  at:  container "web"
  in:  readiness
  fix: give the preset a \`port\`, or the container a \`portNumber\`.`);
  });

  test('is refused if cdk8s-plus would drop a field, and the way that keeps it is named', () => {
    const newer = ProbeSet.of({ liveness: Probe.fromManifest({ httpGet: { port: 8080, protocol: 'HTTP2' } }) });
    expect(messageOf(() => rendered({ name: 'web', image, ...newer }))).toContain(
      `error probe-spread: cdk8s-plus-27 would drop fields of the probe: it knows those of Kubernetes 1.27.
  at:  container "web"
  in:  liveness = {"httpGet":{"port":8080,"protocol":"HTTP2"}}
  fix: apply the set to the Pod instead of spreading it, as in probes.applyTo(deployment, 'web').`,
    );
  });

  test('is refused by cdk8s-plus itself in an init step', () => {
    const deployment = new plus27.Deployment(newChart(), 'web', { containers: [{ name: 'web', image }] });
    expect(messageOf(() => deployment.addInitContainer({ image, ...ProbePresets.tcp() }))).toBe(
      'Init containers must not have a readiness probe',
    );
  });
});

describe('a set of probes for a container of a newer cdk8s-plus line', () => {
  const probes = ProbePresets.http({ path: '/healthz', startsWithin: Duration.seconds(90) });

  test('comes in with applyTo, and takes the place of the probe that cdk8s-plus adds', () => {
    const chart = newChart();
    const web = new plus33.Deployment(chart, 'web', { containers: [{ name: 'web', image, portNumber: 8080 }] });
    probes.applyTo(web, 'web');
    const spec = objectOf(chart, 'Deployment');
    expect(countProbes(spec)).toBe(2);
    expect(podOf(chart)['containers'][0].startupProbe).toEqual({
      httpGet: { path: '/healthz', port: 8080 },
      periodSeconds: 3,
      timeoutSeconds: 1,
      failureThreshold: 31,
    });
  });

  test('cannot be spread by its types; code without types renders the same probes', () => {
    const chart = newChart();
    // @ts-expect-error -- probes of cdk8s-plus-27 are no probes of cdk8s-plus-33
    new plus33.Deployment(chart, 'web', { containers: [{ name: 'web', image, portNumber: 8080, ...probes }] });
    expect(countProbes(objectOf(chart, 'Deployment'))).toBe(2);
    expect(podOf(chart)['containers'][0].readinessProbe).toEqual({
      httpGet: { path: '/healthz', port: 8080 },
      periodSeconds: 4,
      timeoutSeconds: 1,
      failureThreshold: 3,
    });
  });
});
