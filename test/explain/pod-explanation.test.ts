import { podKindOf } from '../../src/kubernetes/kinds';
import { fieldsOf, type Fields } from '../../src/kubernetes/json';
import { Pod } from '../../src/pod/pod';
import { KubernetesVersion, NEWEST_VERSION } from '../../src/kubernetes/version';
import { explanationOf, type PodExplanation } from '../../src/explain/pod-explanation';

/** An object with the spec of its Pod. */
function withSpec(object: Fields, [field, ...rest]: readonly string[], spec: Fields): Fields {
  if (field === undefined) return { ...object, spec };
  return { ...object, [field]: withSpec(fieldsOf(object[field]), rest, spec) };
}

function explain(spec: Fields, manifest: Fields = {}, version: KubernetesVersion = NEWEST_VERSION): PodExplanation {
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { generateName: 'web-' }, ...manifest };
  const kind = podKindOf(object.apiVersion, object.kind)!;
  const pod = new Pod({
    kind,
    manifest: withSpec(object, kind.templatePath, spec),
    target: { version, featureGates: {} },
  });
  return explanationOf(pod);
}

const MIGRATE = { name: 'migrate', image: 'shop', resources: { requests: { memory: '1Gi' } } };
const PROXY = {
  name: 'proxy',
  image: 'envoy:1.35',
  restartPolicy: 'Always',
  startupProbe: { tcpSocket: { port: 5432 }, initialDelaySeconds: 3 },
  resources: { limits: { cpu: '0.1' } },
};
const WEB = { name: 'web', image: 'ghcr.io/acme/web@sha256:0', ports: [{ containerPort: 8080 }] };

describe('the explanation of a Pod', () => {
  test('names the object, and says nothing where the object says nothing', () => {
    const { apiVersion, kind, namespace, name } = explain({});
    expect({ apiVersion, kind, namespace, name }).toEqual({ apiVersion: 'v1', kind: 'Pod', namespace: '', name: '' });
    expect(explain({}, { metadata: { name: 'web', namespace: 'shop' } })).toMatchObject({
      name: 'web',
      namespace: 'shop',
    });
  });

  test('has the containers as the API server stores them', () => {
    expect(explain({ initContainers: [MIGRATE, PROXY], containers: [WEB] }).containers).toEqual([
      {
        name: 'migrate',
        kind: 'init',
        image: 'shop',
        imagePullPolicy: 'Always',
        requests: { memory: '1Gi' },
        limits: {},
        isApp: false,
      },
      {
        name: 'proxy',
        kind: 'sidecar',
        image: 'envoy:1.35',
        imagePullPolicy: 'IfNotPresent',
        requests: { cpu: '100m' },
        limits: { cpu: '100m' },
        isApp: false,
      },
      {
        name: 'web',
        kind: 'app',
        image: 'ghcr.io/acme/web@sha256:0',
        imagePullPolicy: 'IfNotPresent',
        requests: {},
        limits: {},
        isApp: true,
      },
    ]);
  });

  test('depends on the target: what it does not know is dropped, as by its API server', () => {
    const kindsFor = (version: KubernetesVersion): string[] =>
      explain({ initContainers: [PROXY], containers: [WEB] }, {}, version).containers.map(({ kind }) => kind);
    expect(kindsFor(KubernetesVersion.V1_27)).toEqual(['init', 'app']);
    expect(kindsFor(KubernetesVersion.V1_29)).toEqual(['sidecar', 'app']);
  });

  test('says what each helper adds, and by how much it delays the app', () => {
    const exporter = { name: 'exporter', image: 'exporter:1' };
    const annotations = { 'kubectl.kubernetes.io/default-container': 'web' };
    const spec = { initContainers: [MIGRATE, PROXY], containers: [WEB, exporter] };
    const { helperCosts, start } = explain(spec, { metadata: { generateName: 'web-', annotations } });
    const [, proxy] = start;
    expect(helperCosts).toEqual([
      {
        container: 'migrate',
        kind: 'init',
        requests: { memory: '1Gi' },
        limits: {},
        startDelay: { earliestSeconds: 0, latestSeconds: null },
      },
      {
        container: 'proxy',
        kind: 'sidecar',
        requests: { cpu: '100m' },
        limits: { cpu: '100m' },
        startDelay: { earliestSeconds: 3, latestSeconds: 34 },
      },
      { container: 'exporter', kind: 'app', requests: {}, limits: {}, startDelay: null },
    ]);
    expect(proxy).toMatchObject({ container: 'proxy', waitsFor: ['migrate'], gate: 'startupProbe' });
  });

  test('takes for the app what the annotation for kubectl names, wherever it stands in the list', () => {
    const proxy = { name: 'mesh-proxy', image: 'mesh-proxy:1', resources: { requests: { cpu: '100m' } } };
    const spec = { containers: [proxy, WEB, { name: 'exporter', image: 'exporter:1' }] };
    const annotations = { 'kubectl.kubernetes.io/default-container': 'web' };
    const { appContainer, helperCosts, commands } = explain(spec, { metadata: { name: 'shop', annotations } });
    expect(appContainer).toBe('web');
    expect(helperCosts.map(({ container, requests }) => [container, requests])).toEqual([
      ['mesh-proxy', { cpu: '100m' }],
      ['exporter', {}],
    ]);
    const logs = commands.filter(({ purpose }) => purpose === 'logs');
    expect(logs.map(({ container }) => container)).toEqual(['web', 'mesh-proxy', 'exporter']);
  });

  test('says that an ordinary container delays those behind it by its postStart hook, and by nothing else', () => {
    const startupProbe = { tcpSocket: { port: 15020 }, failureThreshold: 60 };
    const hook = (handler: object): object => ({ image: 'mesh:1', startupProbe, lifecycle: { postStart: handler } });
    const exec = { exec: { command: ['pilot-agent', 'wait'] } };
    const sleep = { sleep: { seconds: 5 } };
    const containers = [
      { name: 'proxy', ...hook(exec) },
      { name: 'agent', ...hook(sleep) },
      { name: 'exporter', image: 'exporter:1', startupProbe },
      WEB,
      { name: 'shipper', ...hook(sleep) },
    ];
    const annotations = { 'kubectl.kubernetes.io/default-container': 'web' };
    const { helperCosts } = explain(
      { initContainers: [MIGRATE], containers },
      { metadata: { generateName: 'web-', annotations } },
    );
    expect(helperCosts.slice(1).map(({ container, startDelay }) => [container, startDelay])).toEqual([
      ['proxy', { earliestSeconds: 0, latestSeconds: null }],
      ['agent', { earliestSeconds: 5, latestSeconds: 5 }],
      ['exporter', null],
      ['shipper', null],
    ]);
  });

  test('has no credential of a command', () => {
    const asks = (...command: string[]): object => ({ exec: { command } });
    const explanation = explain({
      containers: [
        { name: 'web', image: 'w:1', livenessProbe: asks('redis-cli', '--password', 'hunter2', 'ping') },
        { name: 'api', image: 'w:1', startupProbe: asks('mysqladmin --password=hunter2 ping') },
        { name: 'last', image: 'w:1', command: ['psql postgres://shop:hunter2@db/shop'] },
      ],
    });
    expect(explanation.probes.map(({ asks: { command } }) => command)).toEqual([
      ['redis-cli', '--password', '…', 'ping'],
      ['mysqladmin --password=… ping'],
    ]);
    expect(explanation.deadlocks).toHaveLength(2);
    expect(JSON.stringify(explanation)).not.toContain('hunter2');
  });

  test('counts the delay of a helper from its own start', () => {
    const { helperCosts, start } = explain({
      initContainers: [PROXY, { ...PROXY, name: 'second' }],
      containers: [WEB],
    });
    expect(start[1]).toMatchObject({ startsEarliestSeconds: 3, earliestSeconds: 6 });
    expect(helperCosts[1]?.startDelay).toEqual(helperCosts[0]?.startDelay);
  });

  test('has the ports with a name or none, and the port of the node or 0', () => {
    const ports = [
      { containerPort: 8080, name: 'http', hostPort: 80 },
      { containerPort: 53, protocol: 'UDP' },
    ];
    expect(explain({ containers: [{ ...WEB, ports }] }).ports).toEqual([
      { container: 'web', name: 'http', port: 8080, protocol: 'TCP', hostPort: 80 },
      { container: 'web', name: '', port: 53, protocol: 'UDP', hostPort: 0 },
    ]);
  });

  test('gives every port its number on the node where the Pod has the network of the node', () => {
    const { ports, sharedNamespaces } = explain({ hostNetwork: true, hostPID: true, hostIPC: true, containers: [WEB] });
    expect(ports[0]?.hostPort).toBe(8080);
    expect(sharedNamespaces).toEqual({ network: 'node', ipc: 'node', processes: 'node' });
  });

  test('has the claims of a StatefulSet among its volumes', () => {
    const manifest = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      spec: { volumeClaimTemplates: [{ metadata: { name: 'data' } }, null, {}] },
    };
    const { volumes } = explain({ containers: [WEB] }, manifest);
    expect(volumes.map(({ name, type }) => [name, type])).toEqual([['data', 'persistentVolumeClaim']]);
  });

  test('leaves the manifest as it is', () => {
    const spec = { initContainers: [MIGRATE, PROXY], containers: [WEB] };
    const before = JSON.stringify(spec);
    explain(spec);
    expect(JSON.stringify(spec)).toBe(before);
  });

  test('is plain data that JSON gives back unchanged', () => {
    const explanation = explain({ initContainers: [MIGRATE, PROXY], containers: [WEB], volumes: [{ name: 'tmp' }] });
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });
});
