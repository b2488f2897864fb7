import { CLASH_CONSEQUENCES } from '../../../src/explain/wording/port-clash-text';
import { portClashesOf } from '../../../src/pod/network/port-clashes';

function pod(ports: Record<string, object[]>, initContainers: object[] = []): { [field: string]: unknown } {
  return { initContainers, containers: Object.entries(ports).map(([name, list]) => ({ name, ports: list })) };
}

function listening(name: string, ...args: string[]): object {
  return { name, args, ports: [{ containerPort: 9100 }] };
}

describe('two containers of a Pod clash', () => {
  test('where they declare one port, and all of them are named', () => {
    const sidecar = { name: 'proxy', restartPolicy: 'Always', ports: [{ containerPort: 8080, protocol: 'TCP' }] };
    const spec = pod(
      { web: [{ containerPort: 8080 }], api: [{ containerPort: 8080 }], db: [{ containerPort: 5432 }] },
      [sidecar],
    );
    expect(portClashesOf(spec)).toEqual([
      { of: 'port', value: '8080/TCP', containers: ['proxy', 'web', 'api'], port: 8080, protocol: 'TCP' },
    ]);
  });

  test('where a sidecar and an init step after it declare one port', () => {
    const ports = [{ containerPort: 5432 }];
    const spec = pod({}, [
      { name: 'proxy', restartPolicy: 'Always', ports },
      { name: 'migrate', ports },
    ]);
    expect(portClashesOf(spec).map(({ containers }) => containers)).toEqual([['proxy', 'migrate']]);
  });

  test('where one program is told to listen on localhost and the other on all addresses', () => {
    const spec = {
      containers: [
        listening('exporter', '--web.listen-address=127.0.0.1:9100'),
        listening('rbac-proxy', '--secure-listen-address=:9100'),
        listening('mirror', '--listen=127.0.0.1:9200'),
      ],
    };
    expect(portClashesOf(spec).map(({ containers }) => containers)).toEqual([['exporter', 'rbac-proxy', 'mirror']]);
  });

  test('where two ports want one port of the node', () => {
    const spec = pod({
      web: [{ containerPort: 8080, hostPort: 80 }],
      api: [{ containerPort: 9090, hostPort: 80 }],
    });
    expect(portClashesOf(spec)).toEqual([
      {
        of: 'hostPort',
        value: '80/TCP',
        containers: ['web', 'api'],
        port: 80,
        protocol: 'TCP',
      },
    ]);
  });

  test('where two ports have one name', () => {
    const spec = pod({ web: [{ containerPort: 8080, name: 'http' }], api: [{ containerPort: 9090, name: 'http' }] });
    expect(portClashesOf(spec)).toEqual([{ of: 'name', value: 'http', containers: ['web', 'api'] }]);
  });
});

test('what comes of a clash is said of each thing that two ports can want', () => {
  expect(CLASH_CONSEQUENCES).toEqual({
    port: 'the containers of a Pod share one address, so only one of them can listen on it',
    hostPort: 'a port of the node leads to one port of the Pod',
    name: 'whoever asks for the port by its name gets only one of them',
  });
});

describe('two ports of a Pod', () => {
  test.each<[string, object]>([
    ['when one is for UDP', pod({ web: [{ containerPort: 53 }], dns: [{ containerPort: 53, protocol: 'UDP' }] })],
    [
      'when an init step has ended before the other container starts',
      pod({ web: [{ containerPort: 8080, name: 'http' }] }, [
        { name: 'setup', ports: [{ containerPort: 8080, name: 'http' }] },
      ]),
    ],
    [
      'when one container declares its port twice, under two names',
      pod({
        web: [
          { containerPort: 8080, name: 'http' },
          { containerPort: 8080, name: 'metrics' },
        ],
      }),
    ],
    [
      'when they want the port of the node on two of its addresses',
      pod({
        web: [{ containerPort: 8080, hostPort: 80, hostIP: '10.0.0.1' }],
        api: [{ containerPort: 9090, hostPort: 80, hostIP: '10.0.0.2' }],
      }),
    ],
    ['when they have no number', pod({ web: [{}], api: [{}] })],
    [
      'when one program is told to listen on localhost and the other on the address of the Pod',
      {
        containers: [
          listening('exporter', '--web.listen-address=127.0.0.1:9100'),
          listening('rbac-proxy', '--secure-listen-address=[$(IP)]:9100'),
        ],
      },
    ],
  ])('do not clash %s', (_, spec) => {
    expect(portClashesOf(spec as { [field: string]: unknown })).toEqual([]);
  });
});

test('a hundred thousand ports take no time to speak of', () => {
  const ports = Array.from({ length: 100_000 }, () => ({ containerPort: 1, hostPort: 1, name: 'a' }));
  const start = process.cpuUsage().user;
  expect(portClashesOf(pod({ web: ports }))).toEqual([]);
  expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(5);
});
