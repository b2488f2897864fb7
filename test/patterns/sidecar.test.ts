import { Duration, JsonPatch, Size } from 'cdk8s';
import {
  ImagePullPolicy,
  KubernetesVersion,
  LifecycleHandler,
  Placement,
  Probe,
  Protocol,
  SharedVolume,
  Sidecar,
} from '../../src';
import { deployment, findingsOf, job, messageOf, newChart, podOf, templateOf } from '../template/support';

const WEB = { name: 'web', image: 'shop:1' };
const PLAIN = { securityContext: { hardened: false } };

describe('a sidecar', () => {
  test('is a native one with nothing but what is said, in a hardened container', () => {
    const chart = newChart();
    const sidecar = new Sidecar(deployment(chart), 'logs', { image: 'fluent-bit:4', securityContext: { user: 2000 } });
    expect([sidecar.containerName, sidecar.placement]).toEqual(['logs', Placement.NATIVE_SIDECAR]);
    expect(templateOf(chart)).toEqual({
      metadata: { labels: { app: 'web' }, annotations: { 'kubectl.kubernetes.io/default-container': 'web' } },
      spec: {
        containers: [WEB],
        initContainers: [
          {
            name: 'logs',
            image: 'fluent-bit:4',
            restartPolicy: 'Always',
            securityContext: {
              allowPrivilegeEscalation: false,
              capabilities: { drop: ['ALL'] },
              readOnlyRootFilesystem: true,
              runAsNonRoot: true,
              runAsUser: 2000,
              runAsGroup: 2000,
              seccompProfile: { type: 'RuntimeDefault' },
            },
          },
        ],
      },
    });
  });

  test('has everything that is said', () => {
    const chart = newChart();
    const web = deployment(chart);
    new SharedVolume(web, 'logs', { volumeMounts: [{ container: 'web', path: '/var/log' }] });
    new Sidecar(web, 'shipper', {
      ...PLAIN,
      name: 'log-shipper',
      image: 'fluent-bit:4',
      imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
      command: ['/fluent-bit'],
      args: ['-c', '/etc/fluent-bit.conf'],
      workingDir: '/srv',
      ports: [
        { number: 2020, name: 'http' },
        { number: 5170, protocol: Protocol.UDP },
      ],
      volumeMounts: [{ volume: 'logs', path: '/logs', readOnly: true, subPath: 'web' }],
      emptyDirs: [{ path: '/tmp', sizeLimit: Size.mebibytes(1024) }],
      resources: { memory: { limit: Size.mebibytes(64) } },
      startup: Probe.fromHttpGet({ port: 2020, period: Duration.seconds(1) }),
      postStart: LifecycleHandler.fromCommand(['/bin/true']),
      preStop: LifecycleHandler.fromSleep(Duration.seconds(5)),
    });
    expect(podOf(chart)['initContainers']).toEqual([
      {
        name: 'log-shipper',
        image: 'fluent-bit:4',
        imagePullPolicy: 'IfNotPresent',
        restartPolicy: 'Always',
        command: ['/fluent-bit'],
        args: ['-c', '/etc/fluent-bit.conf'],
        workingDir: '/srv',
        ports: [
          { containerPort: 2020, name: 'http' },
          { containerPort: 5170, protocol: 'UDP' },
        ],
        volumeMounts: [
          { name: 'logs', mountPath: '/logs', readOnly: true, subPath: 'web' },
          { name: 'log-shipper-tmp', mountPath: '/tmp' },
        ],
        resources: { limits: { memory: '64Mi' } },
        startupProbe: { httpGet: { port: 2020 }, periodSeconds: 1 },
        lifecycle: { postStart: { exec: { command: ['/bin/true'] } }, preStop: { sleep: { seconds: 5 } } },
      },
    ]);
  });

  test('is an ordinary container if the user chooses one', () => {
    const chart = newChart(KubernetesVersion.V1_27);
    new Sidecar(deployment(chart), 'logs', { ...PLAIN, image: 'fluent-bit:4', placement: Placement.APP_CONTAINER });
    expect(podOf(chart)).toEqual({ containers: [WEB, { name: 'logs', image: 'fluent-bit:4' }] });
  });

  test('starts before and after those that it names', () => {
    const chart = newChart();
    const web = deployment(chart);
    const names = { first: ['second'], third: undefined, second: undefined };
    for (const [id, before] of Object.entries(names))
      new Sidecar(web, id, { ...PLAIN, image: 'a:1', ...(before && { before }) });
    new Sidecar(web, 'fourth', { ...PLAIN, image: 'a:1', after: ['third'], before: ['second'] });
    const { initContainers } = podOf(chart);
    expect((initContainers as { name: string }[]).map(({ name }) => name)).toEqual([
      'first',
      'third',
      'fourth',
      'second',
    ]);
  });

  test.each([
    ['a startup probe', { startup: Probe.fromTcpSocket({ port: 9000 }) }],
    ['a postStart hook', { postStart: LifecycleHandler.fromCommand(['/wait']) }],
  ])('starts before the app if %s holds the app back', (_name, gate) => {
    const chart = newChart();
    new Sidecar(deployment(chart), 'proxy', { ...PLAIN, ...gate, image: 'envoy:1', startsBeforeApp: true });
    expect(podOf(chart)['initContainers']).toHaveLength(1);
  });

  test('of a Job ends with the app if it is a native one', () => {
    const chart = newChart(KubernetesVersion.V1_29);
    new Sidecar(job(chart), 'logs', { ...PLAIN, image: 'fluent-bit:4' });
    expect(podOf(chart)).toEqual({
      restartPolicy: 'Never',
      containers: [{ name: 'work', image: 'shop:1' }],
      initContainers: [{ name: 'logs', image: 'fluent-bit:4', restartPolicy: 'Always' }],
    });
  });
});

describe('the annotation that tells kubectl the app from its helpers', () => {
  const KEY = 'kubectl.kubernetes.io/default-container';

  test('names the first app container of the workload, whichever helpers come before', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', { containers: [WEB, { name: 'cache', image: 'redis:8' }] });
    new Sidecar(web, 'a-logs', { ...PLAIN, image: 'a:1', placement: Placement.APP_CONTAINER });
    expect(templateOf(chart)['metadata'].annotations).toEqual({ [KEY]: 'web' });
  });

  test('names the first in the order of the YAML if edits add all app containers', () => {
    const namedBy = (names: readonly string[]): unknown => {
      const chart = newChart();
      const web = deployment(chart, 'web', { containers: [] });
      const { podTemplate } = new Sidecar(web, 'logs', { ...PLAIN, image: 'a:1' });
      for (const name of names) podTemplate.addContainer({ name, image: 'a:1' });
      return templateOf(chart)['metadata'].annotations as unknown;
    };
    expect([namedBy(['a', 'b']), namedBy(['b', 'a'])]).toEqual([{ [KEY]: 'a' }, { [KEY]: 'a' }]);
  });

  test('is kept if the workload has it already', () => {
    const chart = newChart();
    const web = deployment(chart);
    web.addJsonPatch(JsonPatch.add('/spec/template/metadata/annotations', { [KEY]: 'own' }));
    new Sidecar(web, 'logs', { ...PLAIN, image: 'a:1' });
    expect(templateOf(chart)['metadata'].annotations).toEqual({ [KEY]: 'own' });
  });

  test('is kept if the code sets it, before or after the helper', () => {
    const chart = newChart();
    const { podTemplate } = new Sidecar(deployment(chart), 'logs', { ...PLAIN, image: 'a:1' });
    podTemplate.addAnnotation(KEY, 'logs');
    expect(templateOf(chart)['metadata'].annotations).toEqual({ [KEY]: 'logs' });
  });
});

test('a sidecar that is wrong in several ways has a finding for each', () => {
  const chart = newChart();
  new Sidecar(deployment(chart), 'Logs', { image: '', ports: [{ number: 80 }] });
  expect(findingsOf(chart).map(({ rule, construct }) => [rule, construct] as unknown)).toEqual([
    ['image-missing', 'test/web/Logs'],
    ['container-name', 'test/web/Logs'],
    ['hardened-port', 'test/web/Logs'],
    ['hardened-user', 'test/web/Logs'],
  ]);
});

test('a time to stop that the kubelet cannot measure is refused', () => {
  const props = { image: 'proxy:1', securityContext: { hardened: false }, stopsWithin: Duration.millis(1500) };
  expect(messageOf(() => new Sidecar(deployment(newChart()), 'proxy', props))).toBe(`1 finding:

error stop-time: the time that "proxy" takes to stop is 1.5 s but must be a whole number of seconds from 2 to 86400.
  at:  test/web/proxy
  in:  Sidecar.stopsWithin = "1.5 s"
  fix: give whole seconds, as in Duration.seconds(5).`);
});
