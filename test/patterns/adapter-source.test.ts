import { Adapter, AdapterSource, Findings, Protocol, SharedVolume, Probe, type PortSourceOptions } from '../../src';
import { deployment, messageOf, newChart, podOf, refusalOf } from '../template/support';

const PLAIN = { image: 'exporter:1', securityContext: { hardened: false } };

function podWith(source: AdapterSource): { containers: unknown; initContainers: unknown; volumes: unknown } {
  const chart = newChart();
  new Adapter(deployment(chart), 'metrics', { ...PLAIN, source });
  const { containers, initContainers, volumes } = podOf(chart);
  return { containers, initContainers, volumes };
}

describe('an adapter reads', () => {
  test('a port on localhost, which its variables name', () => {
    const names = { host: 'TARGET_HOST', port: 'TARGET_PORT', address: 'TARGET' };
    expect(podWith(AdapterSource.fromPort(8080, names))).toEqual({
      containers: [{ name: 'web', image: 'shop:1' }],
      initContainers: [
        {
          name: 'metrics',
          image: 'exporter:1',
          restartPolicy: 'Always',
          env: [
            { name: 'TARGET', value: '127.0.0.1:8080' },
            { name: 'TARGET_HOST', value: '127.0.0.1' },
            { name: 'TARGET_PORT', value: '8080' },
          ],
        },
      ],
      volumes: undefined,
    });
  });

  test('a port on localhost without a variable for it', () => {
    expect(podWith(AdapterSource.fromPort(8080)).initContainers).toEqual([
      { name: 'metrics', image: 'exporter:1', restartPolicy: 'Always' },
    ]);
  });

  test('a directory, at its own path and without writing to it', () => {
    const source = AdapterSource.fromDirectory({ container: 'web', path: '/var/stats', adapterPath: '/stats' });
    expect(podWith(source)).toEqual({
      containers: [
        { name: 'web', image: 'shop:1', volumeMounts: [{ name: 'metrics-source', mountPath: '/var/stats' }] },
      ],
      initContainers: [
        {
          name: 'metrics',
          image: 'exporter:1',
          restartPolicy: 'Always',
          volumeMounts: [{ name: 'metrics-source', mountPath: '/stats', readOnly: true }],
        },
      ],
      volumes: [{ name: 'metrics-source', emptyDir: {} }],
    });
  });

  test('a directory at the same path on both sides if no other is given', () => {
    expect(podWith(AdapterSource.fromDirectory({ container: 'web', path: '/var/stats' })).initContainers).toMatchObject(
      [{ volumeMounts: [{ name: 'metrics-source', mountPath: '/var/stats', readOnly: true }] }],
    );
  });

  test('a log, whose directory is shared and whose path a variable names', () => {
    const source = AdapterSource.fromLog({ container: 'web', path: '/var/log/shop/access.log', variable: 'LOG' });
    expect(podWith(source)).toEqual({
      containers: [
        { name: 'web', image: 'shop:1', volumeMounts: [{ name: 'metrics-source', mountPath: '/var/log/shop' }] },
      ],
      initContainers: [
        {
          name: 'metrics',
          image: 'exporter:1',
          restartPolicy: 'Always',
          env: [{ name: 'LOG', value: '/var/log/shop/access.log' }],
          volumeMounts: [{ name: 'metrics-source', mountPath: '/var/log/shop', readOnly: true }],
        },
      ],
      volumes: [{ name: 'metrics-source', emptyDir: {} }],
    });
  });

  test('a log without a variable for its path', () => {
    const { initContainers } = podWith(AdapterSource.fromLog({ container: 'web', path: '/logs/a.log' }));
    expect((initContainers as { env?: unknown }[])[0]!.env).toBeUndefined();
  });
});

describe('an adapter reads from a volume that is shared already', () => {
  test('at its own path, and without writing to it unless that is asked for', () => {
    const chart = newChart();
    const web = deployment(chart);
    const volume = new SharedVolume(web, 'spool', { volumeMounts: [{ container: 'web', path: '/spool' }] });
    new Adapter(web, 'a', { ...PLAIN, source: AdapterSource.fromSharedVolume({ volume, path: '/in' }) });
    new Adapter(web, 'b', {
      ...PLAIN,
      source: AdapterSource.fromSharedVolume({ volume, path: '/in', readOnly: false }),
    });
    const { containers, initContainers, volumes } = podOf(chart);
    expect(volumes).toEqual([{ name: 'spool', emptyDir: {} }]);
    expect(containers[0].volumeMounts).toEqual([{ name: 'spool', mountPath: '/spool' }]);
    expect(initContainers).toMatchObject([
      { name: 'a', volumeMounts: [{ name: 'spool', mountPath: '/in', readOnly: true }] },
      { name: 'b', volumeMounts: [{ name: 'spool', mountPath: '/in', readOnly: false }] },
    ]);
  });
});

describe('an adapter receives what the app sends', () => {
  const listen = { number: 8125, name: 'statsd', protocol: Protocol.UDP };

  test('on a port that the variables of every app container name', () => {
    const chart = newChart();
    const source = AdapterSource.fromEndpoint({
      listen,
      clientVariables: { host: 'STATSD_HOST', port: 'STATSD_PORT' },
    });
    new Adapter(deployment(chart), 'metrics', { ...PLAIN, source, metrics: { port: 9102 } });
    const { containers, initContainers } = podOf(chart);
    expect(containers[0].env).toEqual([
      { name: 'STATSD_HOST', value: '127.0.0.1' },
      { name: 'STATSD_PORT', value: '8125' },
    ]);
    expect(initContainers[0].ports).toEqual([
      { containerPort: 9102, name: 'metrics' },
      { containerPort: 8125, name: 'statsd', protocol: 'UDP' },
    ]);
  });

  test('from the containers that the user names, and from no other', () => {
    const chart = newChart();
    const clientVariables = { address: 'STATSD' };
    const source = AdapterSource.fromEndpoint({ listen, clientVariables, clients: ['shop'] });
    new Adapter(deployment(chart), 'metrics', { ...PLAIN, source });
    expect(refusalOf(chart)).toBe(`1 finding:

error unknown-container: no container has the name "shop": the Pod has "web".
  at:  test/web/metrics, Deployment "web"
  in:  AdapterSource.fromEndpoint.clients[0] = "shop"
  fix: correct the name, or add the container.`);
  });
});

test.each([0, 65536, 1.5])('the port %d that the app would answer on is refused', (port) => {
  const chart = newChart();
  new Adapter(deployment(chart), 'metrics', { ...PLAIN, source: AdapterSource.fromPort(port) });
  expect(refusalOf(chart)).toBe(`1 finding:

error port-number: the port ${port} that the adapter reads from is not a whole number from 1 to 65535.
  at:  test/web/metrics, Deployment "web"
  in:  AdapterSource.fromPort.sourcePort = ${port}
  fix: use a port in this range.`);
});

test('one source serves several adapters, each with a volume of its own', () => {
  const chart = newChart();
  const web = deployment(chart);
  const source = AdapterSource.fromPort(8080, { address: 'TARGET' });
  for (const id of ['one', 'two']) new Adapter(web, id, { ...PLAIN, source });
  expect(podOf(chart)['initContainers']).toMatchObject([
    { name: 'one', env: [{ name: 'TARGET', value: '127.0.0.1:8080' }] },
    { name: 'two', env: [{ name: 'TARGET', value: '127.0.0.1:8080' }] },
  ]);
});

test.each(['/access.log', 'access.log', 'logs/access.log', '/var/log/'])(
  'the log %s has no directory to share and is refused',
  (path) => {
    const adapter = (): unknown =>
      new Adapter(deployment(newChart()), 'metrics', {
        ...PLAIN,
        source: AdapterSource.fromLog({ container: 'web', path }),
      });
    expect(messageOf(adapter)).toBe(`1 finding:

error log-source: the log "${path}" has no directory that could be shared.
  at:  test/web/metrics
  in:  AdapterSource.fromLog.path = ${JSON.stringify(path)}
  fix: let the app write it into a directory of its own, such as /var/log/app/app.log.`);
  },
);

test('a directory of a container that is not there is refused, and so is what nothing shares', () => {
  const chart = newChart();
  const source = AdapterSource.fromDirectory({ container: 'shop', path: '/stats' });
  new Adapter(deployment(chart), 'metrics', { ...PLAIN, source });
  expect(refusalOf(chart)).toBe(`1 finding:

error unknown-container: no container has the name "shop": the Pod has "web".
  at:  test/web/metrics/source, Deployment "web"
  in:  AdapterSource.fromDirectory.container = "shop"
  fix: correct the name, or add the container.`);
});

test('a gate of an adapter that asks the app itself is found, whether the app declares its port or not', () => {
  const chart = newChart();
  new Adapter(deployment(chart), 'metrics', {
    ...PLAIN,
    source: AdapterSource.fromPort(8080, { undeclared: true }),
    startup: Probe.fromHttpGet({ port: 8080 }),
    startsBeforeApp: true,
  });
  expect(refusalOf(chart)).toBe(`1 finding:

error start-deadlock: "metrics" lets the Pod go on only when port 8080 of "web" answers, and "web" starts only after "metrics": the Pod never starts.
  at:  test/web/metrics, Deployment "web", container "metrics"
  in:  spec.template.spec.initContainers[0].startupProbe = {"httpGet":{"port":8080}}
  fix: let the startup probe call "metrics" itself, at an endpoint that does not need "web".`);
});

describe('a port that no container of the app declares', () => {
  function found(ports: object[], options: PortSourceOptions = {}): string[] {
    const chart = newChart();
    const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ports }] });
    new Adapter(web, 'metrics', { ...PLAIN, source: AdapterSource.fromPort(8081, options), metrics: { port: 9113 } });
    return Findings.of(chart).map(({ severity, rule, message }) => `${severity} ${rule}: ${message}`);
  }

  test('is refused if it declares others', () => {
    expect(found([{ containerPort: 8080 }])).toEqual([
      'error source-port: no container of the app declares the port 8081, from which the adapter reads: they declare 8080.',
    ]);
  });

  test('is a warning if it declares none', () => {
    expect(found([])).toEqual([
      'warning source-port: no container of the app declares the port 8081, from which the adapter reads: none of them declares a port.',
    ]);
  });

  test('is taken if code says so, and so is one that is declared', () => {
    expect(found([{ containerPort: 8080 }], { undeclared: true })).toEqual([]);
    expect(found([{ containerPort: 8081 }])).toEqual([]);
  });
});
