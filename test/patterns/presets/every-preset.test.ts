import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as kplus from 'cdk8s-plus-27';
import { Findings, ImagePullPolicy, Placement, ProbeSet, QosPolicy, type PresetProps } from '../../../src';
import { parseImageReference } from '../../../src/kubernetes/image';
import { PRESETS, presetSource } from '../../fixtures/presets';
import { deployment, newChart, objectsOf, podOf, type Json } from '../../template/support';
import { missingPieces } from './missing-pieces';

const ROOT = join(__dirname, '..', '..', '..');
const GALLERY = readdirSync(join(ROOT, 'src/gallery')).filter((file) => file.endsWith('.ts'));
const NAMED = PRESETS.map((preset) => [preset.name, preset] as const);

function textOf(file: string): string {
  return existsSync(join(ROOT, file)) ? readFileSync(join(ROOT, file), 'utf8') : '';
}

const index = textOf('src/index.ts');
const gallery = GALLERY.map((file) => textOf(join('src/gallery', file))).join('\n');

test('the folder of the presets is read', () => {
  expect(PRESETS.map(({ name }) => name)).toContain('RedisExporterAdapter');
});

test.each(NAMED)('%s has its exports, page, test and a place in the gallery', (_name, { file }) => {
  const page = textOf(`docs/patterns/${file}.md`);
  const own = textOf(`test/patterns/presets/${file}.test.ts`);
  expect(missingPieces({ file, source: presetSource(file), index, page, test: own, gallery })).toEqual([]);
});

test('each piece that a new preset lacks is named with what to do', () => {
  const source = 'export interface ExampleAdapterProps {}\nexport class ExampleAdapter {}\n';
  const nothing = { index: '', page: '', test: '', gallery: '' };
  expect(missingPieces({ file: 'example-adapter', source, ...nothing })).toEqual([
    "src/patterns/presets/example-adapter.ts pins no image: public static readonly IMAGE = '…'",
    'the doc comment of ExampleAdapter has no @example with new ExampleAdapter(…',
    "src/index.ts lacks: export { ExampleAdapter } from './patterns/presets/example-adapter';",
    "src/index.ts lacks: export type { ExampleAdapterProps } from './patterns/presets/example-adapter';",
    'docs/patterns/example-adapter.md is missing',
    'docs/patterns/example-adapter.md lacks the smallest sample or a real one, each with new ExampleAdapter(…',
    'test/patterns/presets/example-adapter.test.ts does not make one',
    'no file in src/gallery shows it with new ExampleAdapter(…',
  ]);
});

test('every file of the gallery is synthesized', () => {
  const main = textOf('src/gallery/main.ts');
  const charts = GALLERY.filter((file) => file !== 'main.ts').map((file) => file.replace(/\.ts$/, ''));
  expect(charts.filter((chart) => !main.includes(`from './${chart}';`))).toEqual([]);
});

describe.each(NAMED)('%s', (_name, preset) => {
  function podWith(choices: PresetProps = {}): Json {
    const chart = newChart();
    preset.join(deployment(chart), choices);
    return podOf(chart);
  }

  function helperWith(choices: PresetProps = {}): Json {
    return podWith(choices)['initContainers'][0] as Json;
  }

  test('runs a pinned version of its image', () => {
    const { tag, digest } = parseImageReference(preset.image) ?? {};
    expect(tag ?? digest).toMatch(/\d/);
    expect(helperWith()['image']).toBe(preset.image);
  });

  test('fits the restricted Pod Security Standard, as a user with a number', () => {
    const { securityContext } = helperWith();
    expect(securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(securityContext.runAsUser).toBeGreaterThan(0);
    expect(securityContext.runAsGroup).toBeGreaterThanOrEqual(0);
  });

  test('listens on ports that need no privilege, and has no liveness probe unless one is chosen', () => {
    const { ports = [], livenessProbe } = helperWith();
    expect((ports as Json[]).filter(({ containerPort }) => containerPort < 1024)).toEqual([]);
    expect(livenessProbe).toBeUndefined();
  });

  test('is refused where the app declares one of its ports', () => {
    const { name, ports = [] } = helperWith();
    for (const { containerPort, protocol = 'TCP' } of ports as Json[]) {
      const chart = newChart();
      const container = { name: 'web', image: 'shop:1', ports: [{ containerPort, protocol: protocol as string }] };
      preset.join(deployment(chart, 'web', { containers: [container] }));
      const [clash, ...others] = Findings.of(chart).filter(({ rule }) => rule === 'duplicate-port');
      expect([clash?.severity, others]).toEqual(['error', []]);
      expect(clash?.message).toBe(
        `port ${containerPort}/${protocol} is declared by "${name}" and "web", and the containers of a Pod share one address.`,
      );
    }
  });

  test('takes every choice that its user makes', () => {
    const probes = ProbeSet.of({});
    const { containers } = podWith({
      image: 'mirror.example.com/helper:1',
      imagePullPolicy: ImagePullPolicy.ALWAYS,
      name: 'chosen',
      placement: Placement.APP_CONTAINER,
      probes,
      resources: { cpu: { request: kplus.Cpu.millis(7) } },
      securityContext: { user: 7 },
    });
    const { image, imagePullPolicy, name, startupProbe, readinessProbe, resources, securityContext } = (
      containers as Json[]
    ).at(-1) as Json;
    expect({ image, imagePullPolicy, name, startupProbe, readinessProbe, resources }).toEqual({
      image: 'mirror.example.com/helper:1',
      imagePullPolicy: 'Always',
      name: 'chosen',
      resources: { requests: { cpu: '7m' } },
    });
    expect(securityContext).toMatchObject({ runAsUser: 7, runAsNonRoot: true });
  });

  test('stands where its user puts it among the native sidecars', () => {
    const chart = newChart();
    const web = deployment(chart, 'web', { initContainers: [{ name: 'migrate', image: 'shop:1' }] });
    preset.join(web, { name: 'chosen', before: ['migrate'] });
    expect((podOf(chart)['initContainers'] as Json[]).map(({ name }) => name as string)).toEqual(['chosen', 'migrate']);
  });

  test.each(['Guaranteed', 'BestEffort'] as const)('keeps a Pod %s that is declared so', (qosClass) => {
    const chart = newChart();
    const amounts = { cpu: '1', memory: '1Gi' };
    const resources = qosClass === 'Guaranteed' ? { requests: amounts, limits: amounts } : {};
    const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', resources }] });
    preset.join(web);
    if (qosClass === 'Guaranteed') QosPolicy.of(web).requireGuaranteed();
    else QosPolicy.of(web).requireBestEffort();
    expect(objectsOf(chart)[0]!['kind']).toBe('Deployment');
  });
});
