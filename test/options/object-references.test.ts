import { Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import {
  Adapter,
  AdapterSource,
  Ambassador,
  CloudSqlProxyAmbassador,
  CollectorExporter,
  ConfigReloaderSidecar,
  FindingsError,
  GhostunnelAmbassador,
  GitSyncSidecar,
  EnvoyAmbassador,
  FluentBitOutput,
  FluentBitSidecar,
  GracefulShutdown,
  HaproxyAmbassador,
  InitStep,
  LifecycleHandler,
  LifecycleHooks,
  OtelCollectorSidecar,
  PodTemplate,
  Probe,
  ProbeSet,
  QosPolicy,
  QosTier,
  PgBouncerAmbassador,
  RedisCacheSidecar,
  RedisExporterAdapter,
  Rules,
  SharedVolume,
  Sidecar,
  StatsdExporterAdapter,
  type ContainerReference,
  type HelperProps,
  type VolumeReference,
} from '../../src';
import { CALLS, INTERFACES } from '../../src/options/generated/option-table';
import { messageOf, newChart } from '../template/support';

type Container = string | ContainerReference;
type Volume = string | VolumeReference;

const PLAIN: HelperProps = { image: 'helper:1', securityContext: { hardened: false } };
const DEBUG = CollectorExporter.debug();
const CLIENTS = { listen: 6432, clientVariables: { host: 'HOST' } };
const exec = Probe.fromCommand(['ok']);

/** A Pod with the app container `web` and the sidecar `logs`. */
interface Workload {
  readonly web: kplus.Deployment;
  readonly app: kplus.Container;
  readonly logs: Sidecar;
}

function workload(): Workload {
  const web = new kplus.Deployment(newChart(), 'web', { securityContext: { ensureNonRoot: false } });
  const app = web.addContainer({
    name: 'web',
    image: 'shop:1',
    resources: { cpu: { request: kplus.Cpu.millis(1500) } },
  });
  return { web, app, logs: new Sidecar(web, 'logs', PLAIN) };
}

/** What becomes of the Pod: its manifest, or the findings on which synthesis stops. */
function outcome(act: (pod: Workload) => void): unknown {
  const pod = workload();
  try {
    act(pod);
    return Chart.of(pod.web).toJson();
  } catch (error) {
    if (error instanceof FindingsError) return error.message;
    throw error;
  }
}

/** A use of each option that takes a container. */
const CONTAINER_OPTIONS: { readonly [option: string]: (pod: Workload, container: Container) => void } = {
  'PodTemplate.addVolumeMount.container': ({ web }, container) => {
    PodTemplate.of(web).addVolume({ name: 'data', emptyDir: {} });
    PodTemplate.of(web).addVolumeMount(container, { name: 'data', mountPath: '/data' });
  },
  'PodTemplate.addEnv.container': ({ web }, container) =>
    PodTemplate.of(web).addEnv(container, { name: 'LEVEL', value: 'info' }),
  'PodTemplate.addPort.container': ({ web }, container) =>
    PodTemplate.of(web).addPort(container, { containerPort: 80 }),
  'PodTemplate.setContainerFields.container': ({ web }, container) =>
    PodTemplate.of(web).setContainerFields(container, { tty: true }),
  'PodTemplate.mergeContainer.container': ({ web }, container) =>
    PodTemplate.of(web).mergeContainer(container, { tty: true }),
  'LifecycleHooks.applyTo.container': ({ web }, container) =>
    LifecycleHooks.of({ postStart: LifecycleHandler.fromCommand(['ok']) }).applyTo(web, container),
  'ProbeSet.applyTo.container': ({ web }, container) => ProbeSet.of({ readiness: exec }).applyTo(web, container),
  'QosPolicy.requireExclusiveCores.containers': ({ web }, container) =>
    QosPolicy.of(web).requireExclusiveCores(container),
  'QosTier.applyTo.container': ({ web }, container) =>
    QosTier.burstable({ memory: { request: Size.mebibytes(8) } }).applyTo(web, container),
  'WaiverOptions.container': ({ web }, container) => {
    const resources = { requests: { memory: '2Gi' }, limits: { memory: '1Gi' } };
    for (const each of ['web', 'logs']) PodTemplate.of(web).mergeContainer(each, { resources });
    Rules.waive(web, 'request-above-limit', { reason: 'a webhook raises the limit', container });
  },
  'InitContainerOrder.before': ({ web }, container) =>
    PodTemplate.of(web).addInitStep({ name: 'step', image: 'step:1' }, { before: [container] }),
  'InitContainerOrder.after': ({ web }, container) =>
    PodTemplate.of(web).addInitStep({ name: 'step', image: 'step:1' }, { after: [container] }),
  'GracefulShutdownProps.containers': ({ web }, container) =>
    void new GracefulShutdown(web, 'stop', { timeout: Duration.seconds(9), containers: [container] }),
  'DirectorySourceOptions.container': ({ web }, container) =>
    void new Adapter(web, 'adapter', { ...PLAIN, source: AdapterSource.fromDirectory({ container, path: '/out' }) }),
  'LogSourceOptions.container': ({ web }, container) =>
    void new Adapter(web, 'adapter', { ...PLAIN, source: AdapterSource.fromLog({ container, path: '/out/log' }) }),
  'InitStepProps.before': ({ web }, container) => void new InitStep(web, 'step', { ...PLAIN, before: [container] }),
  'InitStepProps.after': ({ web }, container) => void new InitStep(web, 'step', { ...PLAIN, after: [container] }),
  'LocalhostEndpoint.clients': ({ web }, container) =>
    void new Ambassador(web, 'proxy', { ...PLAIN, ...CLIENTS, clients: [container] }),
  'CacheSidecarProps.clients': ({ web }, container) =>
    new RedisCacheSidecar(web, 'cache', { clientVariables: { url: 'CACHE_URL' }, clients: [container] }),
  'GitSyncSidecarProps.clients': ({ web }, container) =>
    new GitSyncSidecar(web, 'content', {
      repository: 'https://git.example.com/site.git',
      path: '/content',
      clients: [container],
    }),
  'GhostunnelAmbassadorProps.clients': ({ web }, container) =>
    void new GhostunnelAmbassador(web, 'proxy', { host: '10.0.0.1', port: 443, ...CLIENTS, clients: [container] }),
  'HaproxyAmbassadorProps.clients': ({ web }, container) =>
    void new HaproxyAmbassador(web, 'proxy', {
      servers: [{ host: '10.0.0.1', port: 80 }],
      ...CLIENTS,
      clients: [container],
    }),
  'EnvoyLocalhostProps.clients': ({ web }, container) =>
    void new EnvoyAmbassador(web, 'proxy', {
      upstream: { servers: [{ host: '10.0.0.1', port: 80 }] },
      ...CLIENTS,
      clients: [container],
    }),
  'StatsdExporterAdapterProps.clients': ({ web }, container) =>
    void new StatsdExporterAdapter(web, 'metrics', { clientVariables: CLIENTS.clientVariables, clients: [container] }),
  'CloudSqlProxyAmbassadorProps.clients': ({ web }, container) =>
    void new CloudSqlProxyAmbassador(web, 'proxy', {
      instance: 'shop:europe-west1:orders',
      listen: 5432,
      clientVariables: CLIENTS.clientVariables,
      clients: [container],
    }),
  'CollectorOtlp.clients': ({ web }, container) =>
    void new OtelCollectorSidecar(web, 'telemetry', { otlp: { clients: [container] }, exporters: [DEBUG] }),
  'CollectorStatsd.clients': ({ web }, container) =>
    void new OtelCollectorSidecar(web, 'telemetry', {
      statsd: { clientVariables: CLIENTS.clientVariables, clients: [container] },
      exporters: [DEBUG],
    }),
  'PgBouncerAmbassadorProps.clients': ({ web }, container) =>
    void new PgBouncerAmbassador(web, 'proxy', {
      host: '10.0.0.1',
      database: 'orders',
      users: { secret: { name: 'users' }, key: 'users.txt' },
      clientVariables: CLIENTS.clientVariables,
      clients: [container],
    }),
  'PresetProps.before': ({ web }, container) => void new RedisExporterAdapter(web, 'redis', { before: [container] }),
  'PresetProps.after': ({ web }, container) => void new RedisExporterAdapter(web, 'redis', { after: [container] }),
  'SharedVolumeMount.container': ({ web }, container) => {
    const volume = new SharedVolume(web, 'data', { volumeMounts: [{ container, path: '/data' }] });
    volume.addVolumeMount({ container, path: '/more' });
  },
  'SharedMemoryProps.containers': ({ web }, container) =>
    void SharedVolume.sharedMemory(web, 'memory', { containers: [container] }),
  'SidecarProps.before': ({ web }, container) => void new Sidecar(web, 'more', { ...PLAIN, before: [container] }),
  'SidecarProps.after': ({ web }, container) => void new Sidecar(web, 'more', { ...PLAIN, after: [container] }),
};

/** A use of each option that takes a volume. */
const VOLUME_OPTIONS: { readonly [option: string]: (pod: Workload, volume: Volume) => void } = {
  'ConfigReloaderSidecarProps.volumes': ({ web }, volume) =>
    void new ConfigReloaderSidecar(web, 'reloader', {
      volumes: [volume],
      reload: { port: 80, path: '/', undeclared: true },
    }),
  'CollectorLogFiles.volume': ({ web }, volume) =>
    void new OtelCollectorSidecar(web, 'telemetry', { logFiles: [{ volume, path: '/data' }], exporters: [DEBUG] }),
  'FluentBitLogFiles.volume': ({ web }, volume) =>
    void new FluentBitSidecar(web, 'fluent-bit', {
      logFiles: [{ volume, path: '/data' }],
      outputs: [FluentBitOutput.stdout()],
    }),
  'HelperVolumeMount.volume': ({ web }, volume) =>
    void new Sidecar(web, 'reader', { ...PLAIN, volumeMounts: [{ volume, path: '/data' }] }),
  'SharedVolumeSourceOptions.volume': ({ web }, volume) =>
    void new Adapter(web, 'reader', { ...PLAIN, source: AdapterSource.fromSharedVolume({ volume, path: '/data' }) }),
};

function optionsOfType(type: string): string[] {
  return [...Object.entries(CALLS), ...Object.entries(INTERFACES)]
    .flatMap(([owner, options]) => options.split(' ').map((option) => [owner, ...option.split(':')] as const))
    .filter(([, , text]) => text?.includes(type))
    .map(([owner, name]) => `${owner}.${name?.replace('?', '')}`);
}

describe('an option that takes', () => {
  test('a container has a use here', () => {
    expect(Object.keys(CONTAINER_OPTIONS).sort()).toEqual(optionsOfType('ContainerReference').sort());
  });

  test('a volume has a use here', () => {
    expect(Object.keys(VOLUME_OPTIONS).sort()).toEqual(optionsOfType('VolumeReference').sort());
  });

  test('either is known by its name, and none of them takes names alone', () => {
    const named = /\.(container|containers|clients|before|after|volumes?)$/;
    const all = [...optionsOfType('string'), ...optionsOfType('any'), ...optionsOfType('SharedVolume')];
    const inTable = all.filter((option) => named.test(option)).sort();
    const pieces = ['PodTemplate.addContainer.container', 'PodTemplate.addInitStep.container'];
    const others = [...pieces, 'PodTemplate.addSidecar.container', 'PodTemplate.addVolume.volume'];
    expect(inTable).toEqual([...others, ...Object.keys(CONTAINER_OPTIONS), ...Object.keys(VOLUME_OPTIONS)].sort());
  });
});

describe.each(Object.entries(CONTAINER_OPTIONS))('%s', (_option, use) => {
  test('takes a helper, or the container as in a manifest, as its name', () => {
    const byName = outcome((pod) => use(pod, 'logs'));
    expect(outcome((pod) => use(pod, pod.logs))).toEqual(byName);
    expect(outcome((pod) => use(pod, { name: 'logs', image: 'helper:1' } as ContainerReference))).toEqual(byName);
    expect(outcome((pod) => use(pod, 'nobody'))).not.toEqual(byName);
  });

  test('takes a container of cdk8s-plus as its name', () => {
    expect(outcome((pod) => use(pod, pod.app))).toEqual(outcome((pod) => use(pod, 'web')));
  });
});

describe.each(Object.entries(VOLUME_OPTIONS))('%s', (_option, use) => {
  test('takes a SharedVolume, or the volume as in a manifest, as its name', () => {
    const mounted = { volumeMounts: [{ container: 'web', path: '/data' }] };
    const shared = (pod: Workload): SharedVolume => new SharedVolume(pod.web, 'data', mounted);
    const byName = outcome((pod) => (shared(pod), use(pod, 'data')));
    expect(outcome((pod) => use(pod, shared(pod)))).toEqual(byName);
    expect(outcome((pod) => (shared(pod), use(pod, { name: 'data', emptyDir: {} } as VolumeReference)))).toEqual(
      byName,
    );
    expect(outcome((pod) => (shared(pod), use(pod, 'nothing')))).not.toEqual(byName);
  });

  test('takes a volume of cdk8s-plus that the Pod has as its name', () => {
    const added = ({ web, app }: Workload): kplus.Volume => {
      const volume = kplus.Volume.fromEmptyDir(web, 'volume', 'data');
      app.mount('/data', volume);
      return volume;
    };
    const byName = outcome((pod) => (added(pod), use(pod, 'data')));
    const volumes: unknown = expect.arrayContaining([expect.objectContaining({ name: 'data' })]);
    expect([byName].flat()[0]).toMatchObject({ spec: { template: { spec: { volumes } } } });
    expect(outcome((pod) => use(pod, added(pod)))).toEqual(byName);
  });
});

/** A Pod beside another one that has containers and volumes of the same names. */
function twins(): { readonly pod: Workload; readonly other: Workload } {
  const pod = workload();
  const web = new kplus.Deployment(Chart.of(pod.web), 'other', { securityContext: { ensureNonRoot: false } });
  const app = web.addContainer({ name: 'web', image: 'shop:1' });
  return { pod, other: { web, app, logs: new Sidecar(web, 'logs', PLAIN) } };
}

function refusal(option: string, what: string, name: string): string {
  return expect.stringMatching(
    `^1 finding:\n\nerror other-pod: the ${what} "${name}" belongs to test/other, not to test/web\\.\n` +
      `  at:  test/web\\b.*\n  in:  \\w.*\\b${option.split('.')[1]}\\S* = "${name}"\n` +
      `  fix: pass a ${what} of test/web, or write the name that it has there, as in '${name}'\\.`,
  ) as string;
}

describe('although the Pod has a part of the same name', () => {
  test.each(Object.entries(CONTAINER_OPTIONS))('%s takes no container of another Pod', (option, use) => {
    const [ofHelper, ofPlus] = [twins(), twins()];
    expect(messageOf(() => use(ofHelper.pod, ofHelper.other.logs))).toEqual(refusal(option, 'container', 'logs'));
    expect(messageOf(() => use(ofPlus.pod, ofPlus.other.app))).toEqual(refusal(option, 'container', 'web'));
  });

  test.each(Object.entries(VOLUME_OPTIONS))('%s takes no volume of another Pod', (option, use) => {
    for (const make of [
      ({ web }: Workload) => new SharedVolume(web, 'shared', { name: 'data' }),
      ({ web }: Workload) => kplus.Volume.fromEmptyDir(web, 'unused', 'data'),
      mountedVolume,
    ]) {
      const { pod, other } = twins();
      new SharedVolume(pod.web, 'data');
      const volume = make(other);
      expect(messageOf(() => use(pod, volume))).toEqual(refusal(option, 'volume', 'data'));
    }
  });
});

function mountedVolume({ web, app }: Workload): kplus.Volume {
  const volume = kplus.Volume.fromEmptyDir(Chart.of(web), 'volume', 'data');
  app.mount('/data', volume);
  return volume;
}

test('an object is not taken where several Pods are edited, since only one of them has it', () => {
  const { pod } = twins();
  const edit = (): void => PodTemplate.all(Chart.of(pod.web)).addEnv(pod.app, { name: 'LEVEL', value: 'info' });
  expect(messageOf(edit)).toBe(`1 finding:

error other-pod: the container "web" belongs to test/web, and the call is for several Pods.
  at:  test
  in:  PodTemplate.addEnv.container = "web"
  fix: write the name that it has in each of them, as in 'web'.`);
});

test('a volume that two Pods have is taken for both of them', () => {
  const { pod, other } = twins();
  const volume = kplus.Volume.fromEmptyDir(Chart.of(pod.web), 'volume', 'data');
  for (const { app, web } of [pod, other]) {
    app.mount('/data', volume);
    new Sidecar(web, 'reader', { ...PLAIN, volumeMounts: [{ volume, path: '/data' }] });
  }
  expect(() => Chart.of(pod.web).toJson()).not.toThrow();
});

test('an object of the Pod is taken by a construct that stands beside the workload', () => {
  const construct = new Construct(newChart(), 'shop');
  const web = new kplus.Deployment(construct, 'Default', { securityContext: { ensureNonRoot: false } });
  const app = web.addContainer({ name: 'web', image: 'shop:1' });
  const volume = new SharedVolume(construct, 'data');
  volume.addVolumeMount({ container: app, path: '/data' });
  new Sidecar(construct, 'reader', { ...PLAIN, after: [], volumeMounts: [{ volume, path: '/data' }] });
  expect(() => Chart.of(web).toJson()).not.toThrow();
});

test('a volume of cdk8s-plus that the Pod lacks is a finding, since a mount does not add it', () => {
  const text = outcome(({ web }) => {
    const volume = kplus.Volume.fromEmptyDir(web, 'volume', 'data');
    new Sidecar(web, 'reader', { ...PLAIN, volumeMounts: [{ volume, path: '/data' }] });
  });
  expect(text).toBe(`1 finding:

error mount-volume: no volume of the Pod has the name "data".
  at:  test/web/reader, Deployment "test-web-c8ba1bf5", container "reader"
  in:  spec.template.spec.initContainers[1].volumeMounts[0].name = "data"
  fix: add the volume to spec.volumes; the Pod has none yet.
  code: workload.addVolume(volume);`);
});

/** The words of the finding for a value that is not taken: what it is, the value, and what to write. */
type Refused = readonly [name: string, make: (pod: Workload) => unknown, is: string, value: string, write: string];

describe('a container cannot be given as', () => {
  test.each<Refused>([
    ['a number', () => 5, 'a number', ' = 5', "'5'"],
    ['null', () => null, 'null', ' = null', "'web'"],
    ['a Deployment', ({ web }) => web, 'a Deployment of cdk8s-plus', '', "'web'"],
    ['the object of a workload', ({ web }) => PodTemplate.of(web).workload, 'a KubeDeployment', '', "'web'"],
    ['a volume', ({ web }) => new SharedVolume(web, 'data'), 'a SharedVolume', '', "'web'"],
    ['a Secret', ({ web }) => new kplus.Secret(web, 'secret'), 'a Secret', '', "'web'"],
    ['an object without a name', () => ({ image: 'shop:1' }), 'an object', ' = {"image":…}', "'web'"],
    ['a name that is a number', () => ({ name: 5 }), 'an object', ' = {"name":…}', "'web'"],
  ])('%s, and the finding says what to write', (_name, make, is, value, write) => {
    const pod = workload();
    const container = make(pod) as string;
    expect(messageOf(() => PodTemplate.of(pod.web).addEnv(container, {}))).toBe(`1 finding:

error option-type: \`container\` must be a string or a container, and is ${is}.
  at:  test/web
  in:  PodTemplate.addEnv.container${value}
  fix: write it as in ${write}.`);
  });
});

describe('a volume cannot be given as', () => {
  test.each<Refused>([
    ['a number', () => 5, 'a number', ' = 5', "'5'"],
    ['a container', ({ app }) => app, 'a Container of cdk8s-plus', '', "'data'"],
    ['a helper', ({ logs }) => logs, 'a Sidecar', '', "'data'"],
    [
      'a claim',
      ({ web }) => new kplus.PersistentVolumeClaim(web, 'claim'),
      'a PersistentVolumeClaim of cdk8s-plus',
      '',
      "'data'",
    ],
    [
      'a PersistentVolume',
      ({ web }) => new kplus.AwsElasticBlockStorePersistentVolume(web, 'pv', { volumeId: 'vol-1' }),
      'an AwsElasticBlockStorePersistentVolume of cdk8s-plus',
      '',
      "'data'",
    ],
  ])('%s, and the finding says what to write', (_name, make, is, value, write) => {
    const pod = workload();
    const volumeMounts = [{ volume: make(pod) as string, path: '/data' }];
    expect(messageOf(() => new Sidecar(pod.web, 'reader', { ...PLAIN, volumeMounts }))).toBe(`1 finding:

error option-type: \`volumeMounts[0].volume\` must be a string or a volume, and is ${is}.
  at:  test/web/reader
  in:  Sidecar.volumeMounts[0].volume${value}
  fix: write it as in ${write}.`);
  });
});
