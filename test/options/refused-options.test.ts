import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  Adapter,
  type FindingsError,
  Ambassador,
  EnvFromSource,
  GracefulShutdown,
  HelperVolume,
  JobLimits,
  LifecycleHandler,
  PodTemplate,
  Probe,
  ProbePresets,
  ProbeSet,
  QosTier,
  ReverseProxy,
  Rules,
  SharedVolume,
  Sidecar,
} from '../../src';
import { deployment, errorOf, messageOf, newChart } from '../template/support';

const PLAIN = { image: 'envoy:1', securityContext: { user: 2000 } };
const chart = newChart();
const web = deployment(chart);

/** A sidecar with options as code without types writes them. */
function sidecar(options: object): () => unknown {
  return () => new Sidecar(web, 'proxy', { ...PLAIN, ...options } as never);
}

describe('what code without types can write is refused with the line to write', () => {
  test.each<[string, () => unknown, string]>([
    [
      'null for times, and a number',
      () => new GracefulShutdown(web, 'stop', { drain: null, timeout: 30, gracePeriod: null } as never),
      `3 findings:

error option-type: \`drain\` must be a Duration, and is null.
  at:  test/web/stop
  in:  GracefulShutdown.drain = null
  fix: leave it out, or write it as in Duration.seconds(5).

error option-type: \`gracePeriod\` must be a Duration, and is null.
  at:  test/web/stop
  in:  GracefulShutdown.gracePeriod = null
  fix: leave it out, or write it as in Duration.seconds(5).

error option-type: \`timeout\` must be a Duration, and is a number.
  at:  test/web/stop
  in:  GracefulShutdown.timeout = 30
  fix: write it as in Duration.seconds(30).`,
    ],
    [
      'a command in one text',
      () => LifecycleHandler.fromCommand('sleep 5' as never),
      `1 finding:

error option-type: \`command\` must be a list, and is a string.
  in:  LifecycleHandler.fromCommand.command = "sleep 5"
  fix: write it as in ['sleep', '5'].`,
    ],
    [
      'a placement that there is not',
      sidecar({ placement: 'sidecar' }),
      `1 finding:

error option-type: \`placement\` must be Placement.NATIVE_SIDECAR or Placement.APP_CONTAINER.
  at:  test/web/proxy
  in:  Sidecar.placement = "sidecar"
  fix: write it as in Placement.NATIVE_SIDECAR.`,
    ],
    [
      'a probe as in a manifest',
      sidecar({ startup: { httpGet: { path: '/ready', port: 9901 } } }),
      `1 finding:

error option-type: \`startup\` must be a Probe, and is an object.
  at:  test/web/proxy
  in:  Sidecar.startup = {"httpGet":{…}}
  fix: write it as in Probe.fromManifest({ httpGet: { path: '/ready', port: 9901 } }).`,
    ],
    [
      'a probe of cdk8s-plus',
      sidecar({ startup: kplus.Probe.fromHttpGet('/ready') }),
      `1 finding:

error option-type: \`startup\` must be a Probe, and is a Probe of cdk8s-plus.
  at:  test/web/proxy
  in:  Sidecar.startup
  fix: write it as in Probe.fromHttpGet({ port: 8080, path: '/healthz' }).`,
    ],
    [
      'resources as in a manifest',
      sidecar({ resources: { requests: { cpu: '1' }, limits: { cpu: '2' } } }),
      `1 finding:

error unknown-option: \`requests\` and \`limits\` are not options of \`resources\`.
  at:  test/web/proxy
  in:  Sidecar.resources.requests
  fix: write each resource with its request and limit, as in { cpu: { request: { amount: '50m' } }, memory: { request: Size.mebibytes(64), limit: Size.mebibytes(64) } }.`,
    ],
    [
      'variables that are not values, without what they hold',
      sidecar({ envVariables: { A: 5, PASSWORD: ['hunter2'] } }),
      `2 findings:

error option-type: \`envVariables['A']\` must be a string or an object with its value or source, and is a number.
  at:  test/web/proxy
  in:  Sidecar.envVariables['A']
  fix: write it in quotes.

error option-type: \`envVariables['PASSWORD']\` must be a string or an object with its value or source, and is a list.
  at:  test/web/proxy
  in:  Sidecar.envVariables['PASSWORD']
  fix: write it as text, as in JSON.stringify(value).`,
    ],
    [
      'a misspelt option',
      sidecar({ startBeforeApp: true }),
      `1 finding:

error unknown-option: \`startBeforeApp\` is not an option.
  at:  test/web/proxy
  in:  Sidecar.startBeforeApp = true
  fix: did you mean \`startsBeforeApp\`? Use that name.`,
    ],
    [
      'nothing at all',
      () => new (Sidecar as unknown as new (...args: unknown[]) => Sidecar)(web, 'proxy'),
      `1 finding:

error option-missing: \`props\` is missing.
  at:  test/web/proxy
  in:  Sidecar.props
  fix: write it as in { image: 'registry.example.com/shop:1.4.0' }.`,
    ],
    [
      'an ambassador that nobody can find',
      () => new Ambassador(web, 'database', { ...PLAIN, listen: { number: 5432 } } as never),
      `1 finding:

error option-missing: \`clientVariables\` is missing.
  at:  test/web/database
  in:  Ambassador.clientVariables
  fix: write it as in clientVariables: { host: 'DATABASE_HOST', port: 'DATABASE_PORT' }.`,
    ],
  ])('such as %s', (_title, action, message) => {
    expect(messageOf(action)).toBe(message);
  });
});

/** Each finding of a call in a line: its option, and what to do. */
function fixesOf(action: () => unknown): string[] {
  return (errorOf(action) as FindingsError).findings.map(({ location, fix }) => `${location?.option ?? ''}: ${fix}`);
}

const volume = kplus.Volume.fromEmptyDir(chart, 'volume', 'data');

describe('the fix shows what was probably meant', () => {
  test.each<[string, () => unknown, string[]]>([
    [
      'by names of an earlier release',
      sidecar({ security: { user: 1 }, mounts: [], scratch: [] }),
      [
        'Sidecar.mounts: did you mean `volumeMounts`? Use that name.',
        'Sidecar.scratch: did you mean `emptyDirs`? Use that name.',
        'Sidecar.security: did you mean `securityContext`? Use that name.',
      ],
    ],
    [
      'by the names of fields',
      sidecar({ livenessProbe: { exec: { command: ['ok'] } }, env: [], lifecycle: {} }),
      [
        "Sidecar.env: write it as in envVariables: { name: '…' }.",
        'Sidecar.lifecycle: write it as in preStop: LifecycleHandler.fromSleep(Duration.seconds(5)).',
        "Sidecar.livenessProbe: write it as in liveness: Probe.fromManifest({ exec: { command: ['ok'] } }).",
      ],
    ],
    [
      'by the fields of a mount, which are not missing as well',
      sidecar({ volumeMounts: [{ name: 'data', mountPath: '/data' }] }),
      [
        'Sidecar.volumeMounts[0].mountPath: did you mean `path`? Use that name.',
        'Sidecar.volumeMounts[0].name: did you mean `volume`? Use that name.',
      ],
    ],
    ['by an object where a name belongs', sidecar({ name: volume }), ['Sidecar.name: write it as in object.name.']],
    [
      'by a volume of cdk8s-plus',
      sidecar({ volumes: [volume] }),
      ["Sidecar.volumes[0]: write it as in volumeMounts: [{ volume, path: '/data' }], once the Pod has it."],
    ],
    [
      'by a hook of cdk8s-plus, and by one as in a manifest',
      sidecar({ preStop: kplus.Handler.fromCommand(['x']), postStart: { exec: { command: ['/warm', 'up'] } } }),
      [
        "Sidecar.postStart: write it as in LifecycleHandler.fromCommand(['/warm', 'up']).",
        "Sidecar.preStop: write it as in LifecycleHandler.fromCommand(['/drain']).",
      ],
    ],
    [
      'by amounts as text and as numbers',
      sidecar({ resources: { cpu: '500m', memory: { request: '64Mi', limit: 64 } } }),
      [
        "Sidecar.resources.cpu: write it as in { request: { amount: '500m' } }.",
        'Sidecar.resources.memory.limit: write it as in Size.mebibytes(64).',
        'Sidecar.resources.memory.request: write it as in Size.mebibytes(64).',
      ],
    ],
    [
      'by numbers and null in lists',
      sidecar({
        ports: [{ number: '9090' }],
        emptyDirs: [{ path: '/tmp', sizeLimit: null }],
        args: ['a', 1, null],
      }),
      [
        "Sidecar.args[1]: write it as in '1'.",
        'Sidecar.args[2]: write a string.',
        'Sidecar.emptyDirs[0].sizeLimit: leave it out, or write it as in Size.mebibytes(64).',
        'Sidecar.ports[0].number: write it as in 9090.',
      ],
    ],
    [
      'by the name of a member',
      () => new SharedVolume(web, 'data', { medium: 'memory' } as never),
      ['SharedVolume.medium: write it as in EmptyDirMedium.MEMORY.'],
    ],
    [
      'by a port where a source belongs',
      () => new Adapter(web, 'metrics', { ...PLAIN, source: 8080, metrics: 9113 } as never),
      [
        'Adapter.metrics: write it as in { port: 9113 }.',
        'Adapter.source: write it as in AdapterSource.fromPort(8080).',
      ],
    ],
    [
      'by names of objects',
      () => EnvFromSource.fromSecret('database' as never),
      ["EnvFromSource.fromSecret.secret: write it as in { name: 'database' }."],
    ],
    [
      'by one name where a list belongs',
      () => PodTemplate.of(web).addInitStep({ name: 'a' }, { Before: ['b'], after: 'c' } as never),
      [
        'PodTemplate.addInitStep.Before: did you mean `before`? Use that name.',
        "PodTemplate.addInitStep.after: write it as in ['c'].",
      ],
    ],
    [
      'by a probe where a set belongs',
      sidecar({ probes: Probe.fromTcpSocket({ port: 1 }) }),
      ['Sidecar.probes: write it as in ProbeSet.of({ readiness: probe }).'],
    ],
    [
      'by a hook where a probe belongs',
      () => ProbeSet.of({ readiness: LifecycleHandler.fromCommand(['x']) } as never),
      ["ProbeSet.of.readiness: write it as in Probe.fromHttpGet({ port: 8080, path: '/healthz' })."],
    ],
    [
      'by text where options belong',
      () => Rules.waive(web, 'image-reference', 'the registry fills it in' as never),
      ["Rules.waive.options: write it as in { reason: 'the image has no shell' }."],
    ],
    [
      'by times and counts in other units',
      () => JobLimits.of({ attempts: '3', attemptTimeout: '5m' } as never),
      ['JobLimits.of.attemptTimeout: write it as in Duration.minutes(5).', 'JobLimits.of.attempts: write it as in 3.'],
    ],
    [
      'by one item where a list belongs',
      sidecar({ ports: 8081, emptyDirs: ['/tmp'], volumeMounts: '/data' }),
      [
        "Sidecar.emptyDirs[0]: write it as in { path: '/tmp' }.",
        'Sidecar.ports: write it as in [8081].',
        "Sidecar.volumeMounts: write it as in [{ volume: 'data', path: '/data' }].",
      ],
    ],
    [
      'by a construct where an image belongs',
      sidecar({ image: web }),
      ["Sidecar.image: write it as in 'registry.example.com/shop:1.4.0'."],
    ],
    [
      'by a size where CPU belongs, and by a size as text',
      () => QosTier.burstable({ cpu: { request: Size.mebibytes(5) }, memory: '64Mi' } as never),
      [
        "QosTier.burstable.cpu.request: write it as in { amount: '500m' }.",
        'QosTier.burstable.memory: write it as in { request: Size.mebibytes(64) }.',
      ],
    ],
    [
      'by resources of another kind',
      sidecar({ resources: { gpu: 1, 'example.com/fpga': 1 } }),
      [
        "Sidecar.resources.example.com/fpga: write it as in extended: { 'example.com/fpga': 1 }.",
        "Sidecar.resources.gpu: write it as in extended: { 'nvidia.com/gpu': 1 }.",
      ],
    ],
    [
      'by other words for the same thing',
      () => JobLimits.of({ tries: 3, attemptTimeout: Duration.minutes(1) } as never),
      ['JobLimits.of.tries: did you mean `attempts`? Use that name.'],
    ],
    [
      'by a short word',
      () => new Sidecar(web, 'proxy', { img: 'envoy:1', cmd: ['envoy'] } as never),
      ['Sidecar.cmd: did you mean `command`? Use that name.', 'Sidecar.img: did you mean `image`? Use that name.'],
    ],
    [
      'by no scope',
      () => PodTemplate.of({} as never),
      ['PodTemplate.of.scope: pass the workload that holds the Pod, such as the Deployment, or a construct below it.'],
    ],
    [
      'by no option that is near',
      () => HelperVolume.fromPersistentVolumeClaim({ name: 'data' }, { path: '/data', unheardOf: 1 } as never),
      [
        'HelperVolume.fromPersistentVolumeClaim.unheardOf: leave it out: the options are path, readOnly, subPath and name.',
      ],
    ],
  ])('told %s of what stands there', (_title, action, fixes) => {
    expect(fixesOf(action)).toEqual(fixes);
  });

  test.each(['0440', '440', '0o440'])('told by permissions as the text %s', (mode) => {
    const files = { path: '/tls', defaultMode: mode as never };
    expect(fixesOf(() => HelperVolume.fromSecret({ name: 'tls' }, files))).toEqual([
      'HelperVolume.fromSecret.defaultMode: write it as in 0o440.',
    ]);
  });

  test('and has the article that follows the sound of a name', () => {
    const props = { ...PLAIN, listen: 8443, upstream: 8080 };
    const [finding] = (errorOf(() => new ReverseProxy(web, 'tls', props as never)) as FindingsError).findings;
    expect(finding?.message).toBe('`upstream` must be a port with options, and is a number.');
  });

  test('and says once what is missing under a misspelt name', () => {
    expect(fixesOf(() => new Sidecar(web, 'proxy', { images: 'envoy:1' } as never))).toEqual([
      'Sidecar.images: did you mean `image`? Use that name.',
    ]);
  });

  test('and never shows a credential', () => {
    const [finding] = (errorOf(() => Probe.fromCommand('ping --password=hunter2' as never)) as FindingsError).findings;
    expect(JSON.stringify(finding)).not.toContain('hunter2');
  });

  test('and is of bounded length', () => {
    const message = messageOf(sidecar({ command: 'x'.repeat(100_000), args: Array.from({ length: 1000 }, () => 1) }));
    expect(message.length).toBeLessThan(5000);
    expect(message).toContain('20 findings:');
  });
});

describe('what is left out', () => {
  test('can be undefined wherever an option is, and is not the value of a name', () => {
    const options = {
      name: undefined,
      unheardOf: undefined,
      envVariables: { B: { value: 'b', valueFrom: undefined } },
      resources: { cpu: undefined, extended: undefined },
    };
    const other = newChart();
    new Sidecar(deployment(other), 'proxy', { ...PLAIN, ...options } as never);
    const [proxy] = PodTemplate.of(other.node.findChild('web')).manifest['spec'].initContainers;
    expect(proxy).toMatchObject({ name: 'proxy', env: [{ name: 'B', value: 'b' }] });
    expect(proxy).not.toHaveProperty('resources');
    expect(Probe.fromHttpGet({ port: 8080, headers: { B: 'b' }, period: undefined as never }).manifest).toEqual({
      httpGet: { port: 8080, httpHeaders: [{ name: 'B', value: 'b' }] },
    });
  });
});

describe('what is not a plain object', () => {
  class TeamSidecar extends Sidecar {
    public constructor(props: { image: string; team: string }) {
      super(deployment(newChart()), 'team', { ...props, securityContext: { user: 2000 } });
    }
  }

  test('can have options of its own, as a class that extends a pattern has', () => {
    expect(new TeamSidecar({ image: 'envoy:1', team: 'shop' }).containerName).toBe('team');
  });

  test('but its options are checked, those of such a class included', () => {
    expect(fixesOf(() => new TeamSidecar({ image: 5 as never, team: 'shop' }))).toEqual([
      "Sidecar.image: write it as in '5'.",
    ]);
  });

  test('is taken for what it has, whatever its class is called', () => {
    class t {
      public toSeconds(): number {
        return 30;
      }
    }
    expect(ProbePresets.http({ path: '/', port: 80, startsWithin: new t() as never }).manifest).toHaveProperty(
      'startupProbe',
    );
    const amount = new (class Amount {
      public readonly amount = '500m';
      public readonly unit = 'millis';
    })();
    expect(QosTier.guaranteed({ cpu: amount, memory: Size.mebibytes(64) }).manifest).toMatchObject({
      requests: { cpu: '500m' },
    });
  });

  test('is refused if it has nothing of what an object of options can have', () => {
    expect(fixesOf(sidecar({ resources: Duration.seconds(1) }))).toEqual([
      "Sidecar.resources: write it as in { cpu: { request: { amount: '50m' } }, memory: { request: Size.mebibytes(64), limit: Size.mebibytes(64) } }.",
    ]);
  });
});

describe('the id of a helper', () => {
  test('is refused if it is taken', () => {
    const other = deployment(newChart());
    new Sidecar(other, 'proxy', PLAIN);
    expect(messageOf(() => new SharedVolume(other, 'proxy'))).toBe(`1 finding:

error duplicate-id: the id "proxy" is taken: test/web has a Sidecar of that id already.
  at:  test/web/proxy
  in:  SharedVolume.id = "proxy"
  fix: choose another id for one of the two, such as 'proxy-2'.`);
    expect(messageOf(() => new GracefulShutdown(other, 'proxy', { timeout: Duration.seconds(30) }))).toContain(
      'error duplicate-id: ',
    );
  });

  test('is refused if it is empty', () => {
    expect(messageOf(() => new Sidecar(web, '', PLAIN))).toBe(`1 finding:

error reserved-id: the id of the construct is empty, which is the id of the app.
  at:  test/web
  in:  Sidecar.id = ""
  fix: choose another id, such as the name of the container: 'logs'.`);
  });
});
