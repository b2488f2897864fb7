import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Include, Yaml, type App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import { PodTemplate } from '../../src';
import { levels, without } from './arbitrary-json';
import { deployment, newChart, newChartKnowing, written, type Json } from './support';

/** The unknown fields of the written Pod, by level. */
function foundIn(chart: ReturnType<typeof newChart>, known: readonly string[]): Json {
  const [object] = written(chart.node.root as App);
  const spec = object!['spec'].template.spec as Json;
  return {
    pod: without(spec, 'containers', 'initContainers', 'volumes', ...known),
    container: without(spec['containers'][0], 'name', 'image', ...known),
    initContainer: without(spec['initContainers'][0], 'name', 'image'),
    volume: without(spec['volumes'][0], 'name', 'emptyDir'),
  };
}

const RUNS = { numRuns: 25 };

/** What cdk8s-plus writes of its own. */
const PLUS_FIELDS = [
  ...['automountServiceAccountToken', 'dnsPolicy', 'hostNetwork', 'restartPolicy', 'securityContext'],
  ...['setHostnameAsFQDN', 'shareProcessNamespace', 'terminationGracePeriodSeconds', 'imagePullPolicy', 'resources'],
];

describe('every field arrives in the YAML, with any name and any value', () => {
  test('that is put through PodTemplate into a workload of cdk8s-plus', () => {
    fc.assert(
      fc.property(levels, ({ pod, container, initContainer, volume }) => {
        const chart = newChartKnowing(pod, container, initContainer, volume);
        const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
        const podTemplate = PodTemplate.of(web);
        podTemplate.mergeSpec(pod);
        podTemplate.mergeContainer('web', container);
        podTemplate.addInitStep({ name: 'init', image: 'shop:1', ...initContainer });
        podTemplate.addVolume({ name: 'data', emptyDir: {}, ...volume });
        expect(foundIn(chart, PLUS_FIELDS)).toEqual({ pod, container, initContainer, volume });
      }),
      RUNS,
    );
  });

  test('that is added as a container, and merged into one that was added', () => {
    fc.assert(
      fc.property(levels, ({ pod, container, initContainer, volume }) => {
        const chart = newChartKnowing(pod, container, initContainer, volume);
        const podTemplate = PodTemplate.of(deployment(chart, 'web', { containers: [] }));
        podTemplate.addContainer({ name: 'web', image: 'shop:1', ...container });
        podTemplate.addInitStep({ name: 'init', image: 'shop:1' });
        podTemplate.mergeSpec({ initContainers: [{ name: 'init', ...initContainer }], ...pod });
        podTemplate.mergeSpec({ volumes: [{ name: 'data', emptyDir: {}, ...volume }] });
        expect(foundIn(chart, [])).toEqual({ pod, container, initContainer, volume });
      }),
      RUNS,
    );
  });

  test('that a plain object carries', () => {
    fc.assert(
      fc.property(levels, ({ pod, container, initContainer, volume }) => {
        const chart = newChartKnowing(pod, container, initContainer, volume);
        const web = deployment(chart, 'web', {
          containers: [{ name: 'web', image: 'shop:1', ...container }],
          initContainers: [{ name: 'init', image: 'shop:1', ...initContainer }],
          volumes: [{ name: 'data', emptyDir: {}, ...volume }],
          ...pod,
        });
        PodTemplate.of(web).addAnnotation('touched', 'yes');
        expect(foundIn(chart, [])).toEqual({ pod, container, initContainer, volume });
      }),
      RUNS,
    );
  });

  // An Include reads its file in a process of its own, so that one file has to hold many objects.
  test('that an included file carries', () => {
    const folder = mkdtempSync(join(tmpdir(), 'survival-'));
    const samples = fc.sample(levels, 60);
    const objects = samples.map(
      ({ pod, container, initContainer, volume }, index) =>
        deployment(newChart(), `web-${index}`, {
          containers: [{ name: 'web', image: 'shop:1', ...container }],
          initContainers: [{ name: 'init', image: 'shop:1', ...initContainer }],
          volumes: [{ name: 'data', emptyDir: {}, ...volume }],
          ...pod,
        }).toJson() as object,
    );
    writeFileSync(join(folder, 'all.yaml'), Yaml.stringify(...objects));
    const chart = newChartKnowing(samples);
    new Include(chart, 'all', { url: join(folder, 'all.yaml') });
    rmSync(folder, { recursive: true });
    PodTemplate.all(chart).addVolumeMount('web', { name: 'data', mountPath: '/data' });
    const specs = written(chart.node.root as App).map((object) => object['spec'].template.spec as Json);
    expect(specs.map((spec) => without(spec, 'containers', 'initContainers', 'volumes'))).toEqual(
      samples.map(({ pod }) => pod),
    );
    expect(specs.map((spec) => without(spec['containers'][0], 'name', 'image', 'volumeMounts'))).toEqual(
      samples.map(({ container }) => container),
    );
    expect(specs.map((spec) => without(spec['initContainers'][0], 'name', 'image'))).toEqual(
      samples.map(({ initContainer }) => initContainer),
    );
    expect(specs.map((spec) => without(spec['volumes'][0], 'name', 'emptyDir'))).toEqual(
      samples.map(({ volume }) => volume),
    );
  });
});
