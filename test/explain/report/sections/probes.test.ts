import { sectionText } from '../../section-text';

const SPEC = {
  initContainers: [
    { name: 'migrate', image: 'm' },
    {
      name: 'proxy',
      image: 'p',
      restartPolicy: 'Always',
      ports: [{ containerPort: 5432 }],
      startupProbe: { exec: { command: ['pg_isready', '-h', 'localhost'] }, periodSeconds: 1 },
    },
  ],
  containers: [
    {
      name: 'web',
      image: 'w',
      ports: [{ name: 'http', containerPort: 8080 }],
      startupProbe: { httpGet: { path: '/healthz', port: 'http' }, periodSeconds: 2, failureThreshold: 30 },
      readinessProbe: { httpGet: { port: 8080, scheme: 'HTTPS' }, periodSeconds: 5, successThreshold: 2 },
      livenessProbe: { grpc: { port: 5432, service: 'db' }, initialDelaySeconds: 20 },
    },
    { name: 'exporter', image: 'e' },
  ],
};

test('the probes of a Pod are told with what they ask and what follows for each container and the whole Pod', () => {
  expect(sectionText('probes', SPEC)).toBe(`Probes
  container  probe      asks                            every  timeout  failures
  proxy      startup    runs pg_isready -h localhost    1 s    1 s      3
  web        startup    GET /healthz on port 8080       2 s    1 s      30
                        (http)
  web        readiness  HTTPS GET / on port 8080        5 s    1 s      3
  web        liveness   gRPC health of db on port 5432  10 s   1 s      3
                        of proxy
  At the latest, from the start of the container until it is up, and from a
    hang until:
    container  up, or told to stop  out of traffic  hang noticed  killed
    proxy      4 s                  never           never         never
    web        61 s                 16 s            31 s          61 s
  "proxy" may take 2 s to answer without being stopped for it.
  Until the startup probe of "proxy" has succeeded, "web" and "exporter" do
    not start.
  "web" may take 58 s to answer without being stopped for it.
  Until the startup probe of "web" has succeeded, its readiness and liveness
    probes wait.
  Right after a start of "web", what is left of an initial delay of 20 s comes
    on top.
  "web" is ready after 2 answers in a row.
  Traffic leaves the whole Pod when one of its containers is not ready: 16 s
    after "web" hangs, at the latest.
  If "proxy" or "exporter" hangs, the Pod stays ready, and nobody stops it.`);
});

test('a Pod without probes has no such section', () => {
  expect(sectionText('probes', { containers: [{ name: 'web', image: 'w' }] })).toBe('');
});

test('a probe of a number that no container declares says what follows if nobody listens there', () => {
  const [ports, readinessProbe] = [[{ containerPort: 8080 }], { tcpSocket: { port: 8081 } }];
  const containers = [{ name: 'web', image: 'w', ports, readinessProbe, livenessProbe: readinessProbe }];
  expect(sectionText('probes', { containers })).toContain(`
  No container declares port 8081, which the readiness probe of "web" asks: if
    nothing listens on it, "web" never gets ready.
  No container declares port 8081, which the liveness probe of "web" asks: if
    nothing listens on it, "web" is stopped and started again and again.
`);
});

test('a probe of a port that the container does not declare says so', () => {
  const livenessProbe = { tcpSocket: { port: 'metrics' } };
  const text = sectionText('probes', { containers: [{ name: 'web', image: 'w', livenessProbe }] });
  expect(text.split('\n').slice(2, 4)).toEqual([
    '  web        liveness  connects to port metrics, which  10 s   1 s      3',
    '                       it does not declare',
  ]);
});
