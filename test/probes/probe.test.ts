import { Duration } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Probe, Sidecar, type ProbeTiming } from '../../src';
import { deployment, newChart, objectsOf, podOf, type Json } from '../template/support';

const TIMING: Required<ProbeTiming> = {
  initialDelay: Duration.seconds(5),
  period: Duration.minutes(1),
  timeout: Duration.seconds(2),
  successThreshold: 2,
  failureThreshold: 4,
  terminationGracePeriod: Duration.hours(1),
};

const TIMING_FIELDS = {
  initialDelaySeconds: 5,
  periodSeconds: 60,
  timeoutSeconds: 2,
  successThreshold: 2,
  failureThreshold: 4,
  terminationGracePeriodSeconds: 3600,
};

describe('a probe by HTTP', () => {
  test('has only the port if nothing else is set', () => {
    expect(Probe.fromHttpGet({ port: 8080 }).manifest).toEqual({ httpGet: { port: 8080 } });
  });

  test('has everything that is said', () => {
    const headers = { Host: 'shop.example', Accept: '' };
    const probe = Probe.fromHttpGet({
      port: 'admin',
      path: '/ready',
      https: true,
      host: '10.0.0.1',
      headers,
      ...TIMING,
    });
    expect(probe.manifest).toEqual({
      httpGet: {
        path: '/ready',
        port: 'admin',
        scheme: 'HTTPS',
        host: '10.0.0.1',
        httpHeaders: [
          { name: 'Host', value: 'shop.example' },
          { name: 'Accept', value: '' },
        ],
      },
      ...TIMING_FIELDS,
    });
  });

  test('without TLS leaves the scheme to Kubernetes', () => {
    expect(Probe.fromHttpGet({ port: 8080, https: false }).manifest).toEqual({ httpGet: { port: 8080 } });
  });
});

test('a probe with headers stands in generated classes as it is, also where tests run in a world of their own', () => {
  const chart = newChart();
  const readinessProbe = Probe.fromHttpGet({ port: 8080, headers: { Host: 'shop.example' } }).manifest;
  const spec = { containers: [{ name: 'web', readinessProbe }] };
  new k8s.KubePod(chart, 'web', { spec });
  const [pod] = objectsOf(chart);
  expect((pod?.['spec'] as Json)['containers'][0].readinessProbe.httpGet.httpHeaders).toEqual([
    { name: 'Host', value: 'shop.example' },
  ]);
});

test('a probe by TCP has its port, its host and its timing', () => {
  expect(Probe.fromTcpSocket({ port: 5432 }).manifest).toEqual({ tcpSocket: { port: 5432 } });
  expect(Probe.fromTcpSocket({ port: 'db', host: '10.0.0.1', ...TIMING }).manifest).toEqual({
    tcpSocket: { port: 'db', host: '10.0.0.1' },
    ...TIMING_FIELDS,
  });
});

test('a probe by command has its words and its timing, and does not change with the list that was given', () => {
  const command = ['pg_isready', '-q'];
  const probe = Probe.fromCommand(command);
  command.push('--help');
  expect(probe.manifest).toEqual({ exec: { command: ['pg_isready', '-q'] } });
  expect(Probe.fromCommand(['true'], TIMING).manifest).toEqual({ exec: { command: ['true'] }, ...TIMING_FIELDS });
});

test('a probe by gRPC has its port, its service and its timing', () => {
  expect(Probe.fromGrpc({ port: 9090 }).manifest).toEqual({ grpc: { port: 9090 } });
  expect(Probe.fromGrpc({ port: 9090, service: '', ...TIMING }).manifest).toEqual({
    grpc: { port: 9090, service: '' },
    ...TIMING_FIELDS,
  });
});

test('a delay of zero is written, since the user said so', () => {
  expect(Probe.fromCommand(['true'], { initialDelay: Duration.seconds(0) }).manifest).toEqual({
    exec: { command: ['true'] },
    initialDelaySeconds: 0,
  });
});

test('a probe as in YAML keeps every field, and does not change with the object that was given', () => {
  const manifest = { httpGet: { port: 8080, protocol: 'HTTP2' }, periodSeconds: 5 };
  const probe = Probe.fromManifest(manifest);
  manifest.periodSeconds = 6;
  expect(probe.manifest).toEqual({ httpGet: { port: 8080, protocol: 'HTTP2' }, periodSeconds: 5 });
});

describe('the probes of a sidecar', () => {
  test('stand in its container, each in its field, and one probe can serve twice', () => {
    const chart = newChart();
    const ready = Probe.fromHttpGet({ port: 9000, path: '/ready' });
    new Sidecar(deployment(chart), 'proxy', {
      image: 'envoy:1',
      securityContext: { hardened: false },
      startup: ready,
      readiness: ready,
      liveness: Probe.fromTcpSocket({ port: 9000 }),
    });
    expect(podOf(chart)['initContainers']).toEqual([
      {
        name: 'proxy',
        image: 'envoy:1',
        restartPolicy: 'Always',
        startupProbe: { httpGet: { path: '/ready', port: 9000 } },
        readinessProbe: { httpGet: { path: '/ready', port: 9000 } },
        livenessProbe: { tcpSocket: { port: 9000 } },
      },
    ]);
  });
});
