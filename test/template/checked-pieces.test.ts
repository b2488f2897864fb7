// cspell:words labelz readines
import { Lazy } from 'cdk8s';
import { Findings, PodTemplate, Rules, TargetCluster, type Finding, type Manifest } from '../../src';
import { deployment, messageOf, newChart, podOf, refusalOf, templateOf } from './support';
import { LAST_KNOWN } from '../support/versions';

function findingsAfter(edit: (pod: PodTemplate) => void): string[] {
  const chart = newChart();
  edit(PodTemplate.of(deployment(chart)));
  return Findings.of(chart).map(lineOf);
}

function lineOf({ rule, location }: Finding): string {
  return `${rule} at ${location?.path ?? ''} by ${location?.option ?? ''}`;
}

const POD = 'spec.template.spec';

describe('a piece with a value of a wrong type is found with the call that wrote it', () => {
  test.each<[string, (pod: PodTemplate) => void, string]>([
    [
      'a variable',
      (pod) => pod.addEnv('web', { name: 'PORT', value: 8080 } as Manifest),
      `field-type at ${POD}.containers[0].env[0].value by PodTemplate.addEnv`,
    ],
    [
      'a container',
      (pod) => pod.addSidecar({ name: 'raw', image: 'raw:1', ports: 80 } as Manifest),
      `field-type at ${POD}.initContainers[0].ports by PodTemplate.addSidecar`,
    ],
    [
      'a merge into the spec',
      (pod) => pod.mergeSpec({ hostNetwork: 'yes' } as Manifest),
      `field-type at ${POD}.hostNetwork by PodTemplate.mergeSpec`,
    ],
    [
      'a merge into a container by way of the spec',
      (pod) => pod.mergeSpec({ containers: [{ name: 'web', args: [5] }] } as Manifest),
      `field-type at ${POD}.containers[0].args[0] by PodTemplate.mergeSpec`,
    ],
    [
      'fields that are set',
      (pod) => pod.setContainerFields('web', { tty: 'no' } as Manifest),
      `field-type at ${POD}.containers[0].tty by PodTemplate.setContainerFields`,
    ],
    [
      'a merge patch',
      (pod) => pod.mergePatch({ spec: { dnsPolicy: 5 } } as Manifest),
      `field-type at ${POD}.dnsPolicy by PodTemplate.mergePatch`,
    ],
    [
      'a volume with a misspelt source',
      (pod) => pod.addVolume({ name: 'data', emptydir: {} } as Manifest),
      `unknown-field at ${POD}.volumes[0].emptydir by PodTemplate.addVolume`,
    ],
    [
      'a misspelt mount',
      (pod) => {
        pod.addVolume({ name: 'data', emptyDir: {} });
        pod.addVolumeMount('web', { name: 'data', mountpath: '/data' } as Manifest);
      },
      `unknown-field at ${POD}.containers[0].volumeMounts[0].mountpath by PodTemplate.addVolumeMount`,
    ],
    [
      'a label with an impossible value',
      (pod) => pod.addLabel('team', 'Shop Team'),
      'pod-label at spec.template.metadata.labels[team] by PodTemplate.addLabel',
    ],
    [
      'a misspelt field of the metadata',
      (pod) => pod.mergePatch({ metadata: { labelz: { team: 'shop' } } } as Manifest),
      'unknown-field at spec.template.metadata.labelz by ',
    ],
  ])('such as %s', (_what, edit, line) => {
    expect(findingsAfter(edit)).toEqual([line]);
  });
});

test('what the workload brings is judged too, once code touches the Pod', () => {
  const chart = newChart();
  PodTemplate.of(deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1', args: 'run' }] })).addLabel(
    'a',
    'b',
  );
  expect(Findings.of(chart).map(lineOf)).toEqual([`field-type at ${POD}.containers[0].args by `]);
});

test('a misspelt field says what was meant', () => {
  const chart = newChart();
  PodTemplate.of(deployment(chart)).mergeContainer('web', { readinesProbe: { httpGet: { port: 8080 } } } as Manifest);
  expect(refusalOf(chart)).toBe(`1 finding:

error unknown-field: no version of Kubernetes up to ${LAST_KNOWN} has the field "readinesProbe" here.
  at:  test/web, Deployment "web", container "web"
  in:  spec.template.spec.containers[0].readinesProbe, by PodTemplate.mergeContainer
  fix: did you mean "readinessProbe"? Use that name, or remove the field.`);
});

test('a field that is near to none says how it is allowed', () => {
  const chart = newChart();
  PodTemplate.of(deployment(chart)).mergeContainer('web', { fieldOfTomorrow: 1 } as Manifest);
  expect(refusalOf(chart).split('\n').slice(5)).toEqual([
    '  fix: correct the name, or remove the field.',
    "  code: TargetCluster.set(app, { additionalFields: ['fieldOfTomorrow'] }) if the cluster has this field.",
  ]);
});

describe('a field that this release does not know is written', () => {
  test('if the target has it', () => {
    const chart = newChart();
    TargetCluster.set(chart.node.root, { additionalFields: ['fieldOfTomorrow'] });
    TargetCluster.set(chart, { additionalFields: ['fieldOfNextYear'] });
    PodTemplate.of(deployment(chart)).mergeSpec({ fieldOfTomorrow: 1, fieldOfNextYear: 2 } as Manifest);
    expect(podOf(chart)).toMatchObject({ fieldOfTomorrow: 1, fieldOfNextYear: 2 });
  });

  test('if the finding is waived', () => {
    const chart = newChart();
    PodTemplate.of(deployment(chart)).mergeSpec({ fieldOfTomorrow: 1 } as Manifest);
    Rules.waive(chart, 'unknown-field', { reason: 'the API server is patched' });
    expect(podOf(chart)).toMatchObject({ fieldOfTomorrow: 1 });
  });
});

describe('a label or annotation that is not a string is refused at once', () => {
  test.each([
    [1, 'is a number', ' = 1', "write it as in '1'"],
    [null, 'is null', ' = null', 'write a string'],
    [Lazy.any({ produce: () => 'late' }), 'is a Lazy', '', 'write a string'],
  ])('such as %p', (value, problem, shown, fix) => {
    const pod = PodTemplate.of(deployment(newChart()));
    expect(messageOf(() => pod.addLabel('k', value as string))).toBe(`1 finding:

error option-type: \`value\` must be a string, and ${problem}.
  at:  test/web
  in:  PodTemplate.addLabel.value${shown}
  fix: ${fix}.`);
  });

  test('and so is a key that no manifest can hold', () => {
    const pod = PodTemplate.of(deployment(newChart()));
    expect(messageOf(() => pod.addAnnotation('__proto__', 'v'))).toBe(`1 finding:

error plain-data: the key of an annotation is "__proto__", which no manifest can hold.
  at:  test/web
  in:  PodTemplate.addAnnotation
  fix: write another string.`);
  });
});

test('a text may be any text in an annotation', () => {
  const chart = newChart();
  PodTemplate.of(deployment(chart)).addAnnotation('note', 'Shop Team\n');
  expect(templateOf(chart)['metadata'].annotations).toEqual({ note: 'Shop Team\n' });
});

test.each<[string, unknown, string]>([
  ['a list with holes', { args: Object.assign([], { 2: 'x' }) }, 'args is a list with items that are missing'],
  ['null', null, 'a piece of a manifest is an object with fields, and this is null'],
])('%s is refused as a piece', (_what, piece, problem) => {
  const pod = PodTemplate.of(deployment(newChart()));
  expect(messageOf(() => pod.addSidecar(piece as object))).toContain(problem);
});

test('a piece that is nested too deep is refused', () => {
  let piece = {};
  for (let level = 0; level < 20_000; level += 1) piece = { piece };
  const pod = PodTemplate.of(deployment(newChart()));
  expect(messageOf(() => pod.mergeSpec(piece))).toMatch(/is nested more than 100 levels deep\.\n/);
});
