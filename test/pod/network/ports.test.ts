import { containersOf, type PodContainer } from '../../../src/pod/containers';
import { canRunTogether, portsOf } from '../../../src/pod/network/ports';

describe('the ports of a Pod', () => {
  test('are those of all containers, with the protocol that Kubernetes takes where none is written', () => {
    const spec = {
      initContainers: [{ name: 'proxy', restartPolicy: 'Always', ports: [{ containerPort: 5432 }] }],
      containers: [
        {
          name: 'web',
          ports: [
            { containerPort: 8080, name: 'http', protocol: 'TCP' },
            { containerPort: 8125, protocol: 'UDP' },
          ],
        },
      ],
    };
    const found = portsOf(spec).map(({ container, path, port, protocol, name }) => ({
      container: container.name,
      path,
      port,
      protocol,
      name,
    }));
    expect(found).toEqual([
      { container: 'proxy', path: 'initContainers[0].ports[0]', port: 5432, protocol: 'TCP', name: undefined },
      { container: 'web', path: 'containers[0].ports[0]', port: 8080, protocol: 'TCP', name: 'http' },
      { container: 'web', path: 'containers[0].ports[1]', port: 8125, protocol: 'UDP', name: undefined },
    ]);
  });

  test('have no name and TCP where these are empty, null or of another type', () => {
    const ports = [
      { containerPort: 1, name: '', protocol: '' },
      { containerPort: 2, name: null, protocol: null },
      { containerPort: 3, name: 5, protocol: 5 },
    ];
    const found = portsOf({ containers: [{ name: 'web', ports }] }).map(({ protocol, name }) => [protocol, name]);
    expect(found).toEqual([
      ['TCP', undefined],
      ['TCP', undefined],
      ['TCP', undefined],
    ]);
  });

  test('keep the number as it is written, and their index', () => {
    const ports = [null, { containerPort: '8080' }, {}];
    const found = portsOf({ containers: [{ name: 'web', ports }] }).map(({ path, port }) => [path, port]);
    expect(found).toEqual([
      ['containers[0].ports[1]', '8080'],
      ['containers[0].ports[2]', undefined],
    ]);
  });
});

describe('two containers', () => {
  const containers = containersOf({
    initContainers: [
      { name: 'init-1' },
      { name: 'sidecar-1', restartPolicy: 'Always' },
      { name: 'init-2' },
      { name: 'init-3' },
      { name: 'sidecar-2', restartPolicy: 'Always' },
    ],
    containers: [{ name: 'app-1' }, { name: 'app-2' }],
    ephemeralContainers: [{ name: 'debug' }],
  });
  const named = (name: string): PodContainer => containers.find((container) => container.name === name)!;

  test.each([
    ['app-1', 'app-2'],
    ['app-1', 'app-1'],
    ['sidecar-1', 'app-1'],
    ['sidecar-1', 'sidecar-2'],
    ['sidecar-1', 'init-2'],
    ['sidecar-1', 'init-3'],
    ['sidecar-2', 'app-2'],
    ['debug', 'app-1'],
  ])('run at the same time: %s and %s', (left, right) => {
    expect(canRunTogether(named(left), named(right))).toBe(true);
    expect(canRunTogether(named(right), named(left))).toBe(true);
  });

  test.each([
    ['init-1', 'app-1'],
    ['init-1', 'init-2'],
    ['init-1', 'sidecar-1'],
    ['init-2', 'sidecar-2'],
    ['init-2', 'init-2'],
    ['init-3', 'debug'],
  ])('run one after the other: %s and %s', (left, right) => {
    expect(canRunTogether(named(left), named(right))).toBe(false);
    expect(canRunTogether(named(right), named(left))).toBe(false);
  });
});
