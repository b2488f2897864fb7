import { Duration } from 'cdk8s';
import { Probe, ProbeSet } from '../../src';
import { applied, piece, spread } from './probed-container';

// The notes show three kinds of probes; gRPC came to Kubernetes after them.
test('S12: a probe by HTTP has the path, the port and the header of the notes', () => {
  const NOTES = `
livenessProbe:
  httpGet:
    path: /healthz
    port: 8080
    httpHeaders:
    - name: Custom-Header
      value: Awesome
`;
  const headers = { 'Custom-Header': 'Awesome' };
  const probes = ProbeSet.of({ liveness: Probe.fromHttpGet({ path: '/healthz', port: 8080, headers }) });
  expect(applied(probes)).toEqual(piece(NOTES));
  expect(spread(probes)).toEqual(piece(NOTES));
});

test('S12: probes of every kind and with every option stand side by side in one container', () => {
  const MANIFEST = `
startupProbe:
  exec:
    command:
    - cat
    - /tmp/healthy
  failureThreshold: 30
  periodSeconds: 2
  terminationGracePeriodSeconds: 5
readinessProbe:
  httpGet:
    path: /ready
    port: http
    scheme: HTTPS
    host: shop.example
    httpHeaders:
    - name: Custom-Header
      value: Awesome
  initialDelaySeconds: 1
  periodSeconds: 3
  timeoutSeconds: 2
  successThreshold: 2
  failureThreshold: 2
livenessProbe:
  grpc:
    port: 8080
    service: shop
  timeoutSeconds: 5
`;
  const probes = ProbeSet.of({
    startup: Probe.fromCommand(['cat', '/tmp/healthy'], {
      failureThreshold: 30,
      period: Duration.seconds(2),
      terminationGracePeriod: Duration.seconds(5),
    }),
    readiness: Probe.fromHttpGet({
      path: '/ready',
      port: 'http',
      https: true,
      host: 'shop.example',
      headers: { 'Custom-Header': 'Awesome' },
      initialDelay: Duration.seconds(1),
      period: Duration.seconds(3),
      timeout: Duration.seconds(2),
      successThreshold: 2,
      failureThreshold: 2,
    }),
    liveness: Probe.fromGrpc({ port: 8080, service: 'shop', timeout: Duration.seconds(5) }),
  });
  expect(applied(probes, [{ containerPort: 8080, name: 'http' }])).toEqual(piece(MANIFEST));
  expect(spread(probes)).toEqual(piece(MANIFEST));
});

test('S12: a TCP probe of the notes names its port by number, or by the name that the container gives it', () => {
  const byNumber = ProbeSet.of({ readiness: Probe.fromTcpSocket({ port: 8080 }) });
  expect(spread(byNumber)).toEqual(piece('readinessProbe: { tcpSocket: { port: 8080 } }'));
  const byName = ProbeSet.of({ readiness: Probe.fromTcpSocket({ port: 'http' }) });
  expect(spread(byName)).toEqual(piece('readinessProbe: { tcpSocket: { port: http } }'));
});
