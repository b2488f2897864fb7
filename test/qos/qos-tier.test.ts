import { Include, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as kplus33 from 'cdk8s-plus-33';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubernetesVersion, PodTemplate, QosClass, QosPolicy, QosTier, Sidecar } from '../../src';
import { deployment, findingsOf, messageOf, newChart, podOf } from '../template/support';

const { Cpu } = kplus;
const SMALL = { cpu: Cpu.millis(1500), memory: Size.mebibytes(2048) };

function resourcesOf(pod: ReturnType<typeof podOf>): unknown {
  return pod['containers'][0].resources as unknown;
}

test.each([
  ['as `resources`, as plain JavaScript lets it be', (tier: QosTier) => ({ resources: tier as object })],
  ['spread into the container', (tier: QosTier) => ({ ...tier })],
])('a whole tier is taken by cdk8s-plus %s', (_way, props) => {
  const tier = QosTier.burstable({
    cpu: { request: Cpu.millis(250) },
    memory: { request: Size.mebibytes(256), limit: Size.mebibytes(512) },
    ephemeralStorage: { request: Size.gibibytes(1) },
  });
  const chart = newChart();
  new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', ...props(tier) }] });
  expect(resourcesOf(podOf(chart))).toEqual(tier.manifest);
  expect(Object.keys(tier)).toEqual(['resources']);
});

test('a Guaranteed tier requests what is the limit too', () => {
  const tier = QosTier.guaranteed({ ...SMALL, ephemeralStorage: Size.gibibytes(2) });
  const amounts = { cpu: '1500m', memory: '2Gi', 'ephemeral-storage': '2Gi' };
  expect(tier.qosClass).toBe(QosClass.GUARANTEED);
  expect(tier.manifest).toEqual({ requests: amounts, limits: amounts });
});

test('a Burstable tier has limits only if they are given', () => {
  const tier = QosTier.burstable({
    cpu: { request: Cpu.millis(250) },
    memory: { request: Size.mebibytes(256), limit: Size.mebibytes(512) },
    ephemeralStorage: { request: Size.gibibytes(1), limit: Size.gibibytes(2) },
  });
  expect(tier.qosClass).toBe(QosClass.BURSTABLE);
  expect(tier.manifest).toEqual({
    requests: { cpu: '250m', memory: '256Mi', 'ephemeral-storage': '1Gi' },
    limits: { memory: '512Mi', 'ephemeral-storage': '2Gi' },
  });
});

test('a Burstable tier can leave one of CPU and memory out', () => {
  expect(QosTier.burstable({ memory: { request: Size.gibibytes(1) } }).manifest).toEqual({
    requests: { memory: '1Gi' },
  });
  const both = { request: Cpu.units(1), limit: Cpu.units(1) };
  expect(QosTier.burstable({ cpu: both }).manifest).toEqual({ requests: { cpu: '1' }, limits: { cpu: '1' } });
});

test('a BestEffort tier has nothing, unless other resources are asked for', () => {
  expect(QosTier.bestEffort().qosClass).toBe(QosClass.BEST_EFFORT);
  expect(QosTier.bestEffort().manifest).toEqual({});
  expect(QosTier.bestEffort({ extended: { 'nvidia.com/gpu': 1 } }).manifest).toEqual({
    requests: { 'nvidia.com/gpu': '1' },
    limits: { 'nvidia.com/gpu': '1' },
  });
});

test('huge pages and resources of other kinds are requested and limited alike', () => {
  const tier = QosTier.burstable({
    cpu: { request: Cpu.units(1) },
    hugepages: { '2Mi': Size.mebibytes(1024), '1Gi': Size.gibibytes(2) },
    extended: { 'nvidia.com/gpu': 2 },
  });
  const alike = { 'hugepages-2Mi': '1Gi', 'hugepages-1Gi': '2Gi', 'nvidia.com/gpu': '2' };
  expect(tier.manifest).toEqual({ requests: { cpu: '1', ...alike }, limits: alike });
});

test('a tier does not change when what it gave is changed', () => {
  const tier = QosTier.guaranteed(SMALL);
  const [resources, manifest] = [tier.helperResources as { cpu: unknown }, tier.manifest];
  resources.cpu = undefined;
  (tier.helperResources.memory as { limit: unknown }).limit = undefined;
  (manifest['requests'] as { cpu: unknown }).cpu = '9';
  expect(QosTier.guaranteed(SMALL)).toEqual(tier);
  expect(tier.manifest).toEqual({ requests: { cpu: '1500m', memory: '2Gi' }, limits: { cpu: '1500m', memory: '2Gi' } });
});

test('one tier goes into containers of cdk8s-plus of any line, and into a helper', () => {
  const { resources } = QosTier.guaranteed(SMALL);
  const chart = newChart();
  const web = new kplus.Deployment(chart, 'web', { containers: [{ image: 'shop:1', resources }] });
  new Sidecar(web, 'logs', { image: 'logs:1', securityContext: { user: 65532 }, resources });
  const newer = new kplus33.Deployment(newChart(), 'web', { containers: [{ image: 'shop:1', resources }] });
  const plus = { requests: { cpu: '1500m', memory: '2048Mi' }, limits: { cpu: '1500m', memory: '2048Mi' } };
  const own = { requests: { cpu: '1500m', memory: '2Gi' }, limits: { cpu: '1500m', memory: '2Gi' } };
  expect(resourcesOf(podOf(chart))).toEqual(plus);
  expect(podOf(chart)['initContainers'][0].resources).toEqual(own);
  expect(resourcesOf(PodTemplate.of(newer).manifest['spec'] as ReturnType<typeof podOf>)).toEqual(plus);
});

test('the resources of a BestEffort tier keep cdk8s-plus from writing its defaults', () => {
  const chart = newChart();
  const { resources } = QosTier.bestEffort();
  new kplus.Deployment(chart, 'web', { containers: [{ image: 'shop:1', resources }] });
  expect(resourcesOf(podOf(chart))).toBeUndefined();
});

test.each<[string, QosTier, string, string]>([
  [
    'huge pages',
    QosTier.guaranteed({ ...SMALL, hugepages: { '2Mi': Size.mebibytes(64) } }),
    '"64Mi"',
    'cdk8s-plus has no hugepages-2Mi among the resources of a container.',
  ],
  [
    'resources of other kinds',
    QosTier.bestEffort({ extended: { 'nvidia.com/gpu': 1 } }),
    '"1"',
    'cdk8s-plus has no nvidia.com/gpu among the resources of a container.',
  ],
  [
    'memory that is not a whole number of mebibytes',
    QosTier.guaranteed({ ...SMALL, memory: Size.kibibytes(5000) }),
    '"5000Ki"',
    'cdk8s-plus writes memory in whole Mi only, and this is 5000Ki.',
  ],
  [
    'storage that is not a whole number of gibibytes',
    QosTier.guaranteed({ ...SMALL, ephemeralStorage: Size.mebibytes(500) }),
    '"500Mi"',
    'cdk8s-plus writes ephemeral-storage in whole Gi only, and this is 500Mi.',
  ],
])(
  '%s are refused where cdk8s-plus would drop them or fail, and the error names the other ways',
  (_what, tier, value, message) => {
    expect(messageOf(() => tier.resources)).toBe(
      [
        '1 finding:',
        '',
        `error qos-amount: ${message}`,
        `  in:  QosTier.resources = ${value}`,
        '  fix: give the tier to the container with applyTo(workload, container), or to a helper as its helperResources.',
      ].join('\n'),
    );
    expect(tier.helperResources).toBeDefined();
  },
);

describe('a tier that is applied to a container', () => {
  const tier = QosTier.guaranteed({ ...SMALL, extended: { 'nvidia.com/gpu': 1 } });
  const amounts = { cpu: '1500m', memory: '2Gi', 'nvidia.com/gpu': '1' };
  const expected = { requests: amounts, limits: amounts };

  test('replaces the defaults of cdk8s-plus', () => {
    const chart = newChart();
    const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
    tier.applyTo(web, 'web');
    expect(resourcesOf(podOf(chart))).toEqual(expected);
  });

  test('leaves nothing of the defaults of cdk8s-plus for BestEffort', () => {
    const chart = newChart();
    const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
    QosTier.bestEffort().applyTo(web, 'web');
    expect(resourcesOf(podOf(chart))).toBeUndefined();
  });

  test('replaces all that a plain object has, and merges come after it', () => {
    const chart = newChart();
    const resources = { requests: { cpu: '9', 'ephemeral-storage': '1Gi' } };
    const web = deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', resources }] });
    PodTemplate.of(web).mergeContainer('web', { resources: { requests: { 'ephemeral-storage': '2Gi' } } });
    tier.applyTo(web, 'web');
    expect(resourcesOf(podOf(chart))).toEqual({
      requests: { ...amounts, 'ephemeral-storage': '2Gi' },
      limits: amounts,
    });
  });

  test('reaches a container of an included file, and a helper that a later line adds', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'qos-')), 'pod.yaml');
    writeFileSync(
      file,
      'apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { containers: [{ name: web, image: shop:1 }] }\n',
    );
    const chart = newChart();
    const include = new Include(chart, 'web', { url: file });
    tier.applyTo(include, 'web');
    tier.applyTo(include, 'logs');
    new Sidecar(include, 'logs', { image: 'logs:1', securityContext: { user: 65532 } });
    const spec = PodTemplate.of(include).manifest['spec'] as ReturnType<typeof podOf>;
    expect([spec['containers'][0].resources, spec['initContainers'][0].resources]).toEqual([expected, expected]);
  });

  test('names the container if there is none', () => {
    const chart = newChart();
    tier.applyTo(deployment(chart), 'wbe');
    expect(findingsOf(chart)[0]?.['message']).toBe('no container has the name "wbe": the Pod has "web".');
  });
});

describe('a tier for the Pod as a whole', () => {
  test('is in the spec, in place of what was there', () => {
    const chart = newChart(KubernetesVersion.V1_34);
    const web = deployment(chart, 'web', {
      containers: [{ name: 'web', image: 'shop:1' }],
      resources: { limits: { 'hugepages-2Mi': '2Mi' } },
    });
    QosTier.guaranteed(SMALL).applyToPod(web);
    QosPolicy.of(web).requireGuaranteed();
    const amounts = { cpu: '1500m', memory: '2Gi' };
    expect(podOf(chart)['resources']).toEqual({ requests: amounts, limits: amounts });
  });

  test('is refused by a target that does not know it', () => {
    const chart = newChart(KubernetesVersion.V1_33);
    QosTier.guaranteed(SMALL).applyToPod(deployment(chart));
    expect(findingsOf(chart).map(({ rule }) => rule as unknown)).toEqual(['field-dropped']);
  });

  test.each<[string, QosTier, string]>([
    ['a GPU', QosTier.guaranteed({ ...SMALL, extended: { 'nvidia.com/gpu': 1 } }), 'nvidia.com/gpu'],
    ['storage', QosTier.guaranteed({ ...SMALL, ephemeralStorage: Size.gibibytes(1) }), 'ephemeral-storage'],
    ['nothing', QosTier.bestEffort(), 'none of them'],
  ])('cannot ask for %s', (_what, tier, named) => {
    expect(messageOf(() => tier.applyToPod(deployment(newChart())))).toContain(
      `a Pod as a whole can have cpu, memory and huge pages, and this tier has ${named}.`,
    );
  });
});
