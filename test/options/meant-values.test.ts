import type { JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  ConfigReloaderSidecar,
  Findings,
  FluentBitOutput,
  FluentBitSidecar,
  OtelCollectorSidecar,
  PodTemplate,
  Probe,
  ProbePresets,
  ProbeSet,
  RedisExporterAdapter,
  SharedVolume,
  Sidecar,
} from '../../src';
import { exampleOf } from '../../src/options/examples';
import { CALLS, INTERFACES } from '../../src/options/generated/option-table';
import { optionsOf, parametersOf, type OptionType } from '../../src/options/option-types';
import { deployment, messageOf, newChart } from '../template/support';

const PLAIN = { image: 'envoy:1', securityContext: { user: 2000 } };
const web = deployment(newChart());
const template = PodTemplate.of(web);

/** A sidecar with options as code without types writes them. */
function sidecar(options: object): () => unknown {
  return () => new Sidecar(web, 'proxy', { ...PLAIN, ...options } as never);
}

/** What the findings of a call say, without where they are. */
function textsOf(action: () => unknown): string {
  const lines = messageOf(action).split('\n');
  return lines
    .filter((line) => /^(error|warning| {2}fix:)/.test(line))
    .map((line) => line.trim())
    .join('\n');
}

describe('an object in place of a list gets the items that it means', () => {
  test.each<[string, () => unknown, string]>([
    [
      'mounts of a shared volume by container',
      () => new SharedVolume(web, 'v', { volumeMounts: { web: '/x', logs: '/y' } } as never),
      "[{ container: 'web', path: '/x' }]",
    ],
    ['mounts by volume', sidecar({ volumeMounts: { data: '/x' } }), "[{ volume: 'data', path: '/x' }]"],
    ['ports by name', sidecar({ ports: { http: 9000 } }), "[{ name: 'http', number: 9000 }]"],
    ['one port as in a manifest', sidecar({ ports: { containerPort: 9000 } }), '[{ number: 9000 }]'],
    ['one port', sidecar({ ports: { number: 9000 } }), '[{ number: 9000 }]'],
    ['directories by a name that they do not have', sidecar({ emptyDirs: { tmp: '/tmp' } }), "[{ path: '/…' }]"],
    ['ports that are no numbers', sidecar({ ports: { http: 'web' } }), '[8080]'],
  ])('such as %s', (_title, action, code) => {
    expect(textsOf(action)).toContain(`fix: write it as in ${code}.`);
  });

  test('the line that is given for one is accepted as it is', () => {
    const other = deployment(newChart());
    new Sidecar(other, 'proxy', { ...PLAIN, ports: [{ name: 'http', number: 9000 }] });
    expect(PodTemplate.of(other).manifest).toMatchObject({
      spec: { initContainers: [{ ports: [{ name: 'http', containerPort: 9000 }] }] },
    });
  });
});

describe('a piece of a manifest as text gets the fields that it means, and none that would be refused', () => {
  test.each<[string, () => unknown, string]>([
    ['a variable', () => template.addEnv('web', 'LOG_LEVEL' as never), "{ name: 'LOG_LEVEL', value: '…' }"],
    ['a variable as a shell sets it', () => template.addEnv('web', 'A=b' as never), "{ name: 'A', value: '…' }"],
    ['no variable', () => template.addEnv('web', 'a b' as never), "{ name: 'LOG_LEVEL', value: 'info' }"],
    ['a volume', () => template.addVolume('data' as never), "{ name: 'data', emptyDir: {} }"],
    ['no name of a volume', () => template.addVolume('/Data' as never), "{ name: 'data', emptyDir: {} }"],
    ['a port in quotes', () => template.addPort('web', '8081' as never), '{ containerPort: 8081 }'],
  ])('such as %s', (_title, action, code) => {
    expect(textsOf(action)).toContain(`fix: write it as in ${code}.`);
  });
});

describe('an operation of a JSON patch gets the call of cdk8s that makes it', () => {
  test.each<[string, unknown, string]>([
    ['replace', { op: 'replace', path: '/spec/hostname', value: 'x' }, "JsonPatch.replace('/spec/hostname', 'x')"],
    ['remove', { op: 'remove', path: '/spec/hostname' }, "JsonPatch.remove('/spec/hostname')"],
    ['copy', { op: 'copy', from: '/a', path: '/b' }, "JsonPatch.copy('/a', '/b')"],
    [
      'several in a list',
      [
        { op: 'test', path: '/a', value: 1 },
        { op: 'add', path: '/b', value: [true] },
      ],
      "JsonPatch.test('/a', 1), JsonPatch.add('/b', [true])",
    ],
    ['one that there is not', { op: 'set', path: '/a' }, "JsonPatch.add('/spec/hostname', 'web')"],
  ])('such as %s', (_title, patch, code) => {
    expect(textsOf(() => template.patch(patch as JsonPatch))).toContain(`fix: write it as in ${code}.`);
  });
});

describe('probes of a set in place of single ones are told to stand whole in `probes`', () => {
  const WHOLE = 'fix: pass the whole set as `probes`, as in probes: ProbePresets.tcp({ port: 8080 }).';

  test('if the set is spread, as for a container of cdk8s-plus', () => {
    expect(textsOf(sidecar(ProbePresets.tcp({ port: 9000 })))).toBe(
      `error option-type: \`startup\` and \`readiness\` are probes of a ProbeSet that is spread, which only a container of cdk8s-plus takes.\n${WHOLE}`,
    );
  });

  test('if the set is given as one of them', () => {
    expect(textsOf(sidecar({ startup: ProbePresets.tcp({ port: 9000 }) }))).toBe(
      `error option-type: \`startup\` must be a Probe, and is a ProbeSet.\n${WHOLE}`,
    );
  });

  test('if a preset has no option for single ones', () => {
    const preset = (options: object) => () => new RedisExporterAdapter(web, 'metrics', options as never);
    expect(textsOf(preset({ ...ProbePresets.tcp({ port: 9000 }) }))).toBe(
      `error unknown-option: \`startup\` and \`readiness\` are not options.\n${WHOLE}`,
    );
    expect(textsOf(preset({ liveness: Probe.fromTcpSocket({ port: 9000 }) }))).toBe(
      'error unknown-option: `liveness` is not an option.\nfix: write it as in probes: ProbeSet.of({ liveness: Probe.fromTcpSocket({ port: 8080 }) }).',
    );
  });

  test('but a set in a set is not, and neither is a probe of cdk8s-plus', () => {
    expect(textsOf(() => ProbeSet.of({ startup: ProbePresets.tcp() } as never))).toBe(
      'error option-type: `startup` must be a Probe, and is a ProbeSet.\nfix: use that set itself, or take a probe out of it, as in Probe.fromManifest(set.manifest.livenessProbe).',
    );
    expect(textsOf(sidecar({ startup: kplus.Probe.fromTcpSocket() }))).toContain(
      "fix: write it as in Probe.fromHttpGet({ port: 8080, path: '/healthz' }).",
    );
  });
});

describe('a name without a value is not passed over', () => {
  test.each<[string, () => unknown, string]>([
    ['a variable', sidecar({ envVariables: { A: 'b', TOKEN: undefined } }), "envVariables['TOKEN']"],
    [
      'a configuration file',
      sidecar({ configuration: { path: '/etc/x', files: { 'a.conf': undefined } } }),
      "configuration.files['a.conf']",
    ],
    [
      'a flag of a preset',
      () =>
        new ConfigReloaderSidecar(web, 'reloader', {
          volumes: ['data'],
          reload: { port: 8080, path: '/' },
          flags: { 'watch-interval': undefined },
        } as never),
      "flags['watch-interval']",
    ],
  ])('such as %s', (_title, action, option) => {
    expect(textsOf(action)).toBe(
      `error option-missing: \`${option}\` has no value: it is undefined.\nfix: give it a value, or leave the name out.`,
    );
  });

  test('while an option that is undefined is left out', () => {
    const other = deployment(newChart());
    expect(() => new Sidecar(other, 'proxy', { ...PLAIN, envVariables: undefined } as never)).not.toThrow();
  });
});

test('a pattern in the path of log files is told to stand in `files`', () => {
  const logs = (path: string) => () =>
    new FluentBitSidecar(web, 'logs', { logFiles: [{ volume: 'data', path }], outputs: [FluentBitOutput.stdout()] });
  expect(textsOf(logs('/var/log/shop/*.log'))).toBe(
    'error preset-option: Fluent Bit reads "/var/log/shop/*.log" as a pattern, because of "*".\nfix: write it as in path: \'/var/log/shop\', files: [\'*.log\'].',
  );
  expect(textsOf(logs('/var/a,b/log'))).toBe(
    'error preset-option: Fluent Bit reads "/var/a,b/log" as a pattern, because of ",".\nfix: mount the volume at a path without such characters.',
  );
});

test('a volume that is missing is not looked for among those that helpers have for themselves', () => {
  const chart = newChart();
  const shop = deployment(chart);
  new SharedVolume(shop, 'uploads', { volumeMounts: [{ container: 'web', path: '/uploads' }] });
  const logFiles = [{ volume: 'access', path: '/var/log' }];
  new FluentBitSidecar(shop, 'logs', { logFiles, outputs: [FluentBitOutput.stdout()] });
  const fixes = Findings.of(shop)
    .filter(({ rule }) => rule === 'mount-volume')
    .map(({ fix }) => fix);
  expect(fixes).toEqual(['add the volume to spec.volumes, or mount one that is there: "uploads".']);
});

test('the outputs of Fluent Bit and the exporters of a collector are shown by a factory', () => {
  const logs = () =>
    new FluentBitSidecar(web, 'logs', {
      logFiles: [{ volume: 'data', path: '/var/log' }],
      outputs: [{ name: 'stdout' }],
    } as never);
  expect(textsOf(logs)).toContain('fix: write it as in FluentBitOutput.stdout().');
  const collector = () => new OtelCollectorSidecar(web, 'otel', { exporters: ['otlp'] } as never);
  expect(textsOf(collector)).toContain(
    "fix: write it as in CollectorExporter.otlpGrpc({ endpoint: 'collector.example.com:4317' }).",
  );
});

/** The classes that a type is, or has inside. */
function classesIn(type: OptionType): string[] {
  if (type.form === 'list') return classesIn(type.items);
  if (type.form === 'map') return classesIn(type.values);
  if (type.form === 'union') return type.types.flatMap(classesIn);
  return type.form === 'class' ? [type.name] : [];
}

test('every class that an option takes is shown by a line of code that makes one, but for constructs of others', () => {
  const options = [
    ...Object.keys(CALLS).flatMap(parametersOf),
    ...Object.keys(INTERFACES).flatMap((name) => [...optionsOf(name).values()]),
  ];
  const classes = [...new Set(options.flatMap(({ type }) => classesIn(type)))];
  expect(classes.filter((name) => exampleOf({ form: 'class', name }).startsWith('a'))).toEqual(['Construct']);
});
