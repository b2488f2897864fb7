import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { PodTemplate, type PodTemplateEditor, type Manifest } from '../../src';
import { deployment, messageOf, newChart, podOf, refusalOf, type Json } from './support';

function refused(edit: (podTemplate: PodTemplateEditor) => void): string {
  const chart = newChart();
  edit(PodTemplate.of(deployment(chart)));
  return refusalOf(chart);
}

describe('an edit of a container that is not there is refused with the names that are', () => {
  const textOf = (method: string): string => `1 finding:

error unknown-container: no container has the name "wbe": the Pod has "logs" and "web".
  at:  test/web, Deployment "web"
  in:  PodTemplate.${method}.container = "wbe"
  fix: did you mean "web"? Use that name, or add the container.`;

  test.each<[string, (podTemplate: PodTemplateEditor) => void]>([
    ['mergeContainer', (pod) => pod.mergeContainer('wbe', { tty: true })],
    ['addVolumeMount', (pod) => pod.addVolumeMount('wbe', { name: 'data', mountPath: '/data' })],
    ['addEnv', (pod) => pod.addEnv('wbe', { name: 'A', value: '1' })],
    ['addPort', (pod) => pod.addPort('wbe', { containerPort: 8080 })],
  ])('%s of a wrong name', (method, edit) => {
    expect(
      refused((pod) => {
        pod.addSidecar({ name: 'logs', image: 'fluent-bit:4' });
        edit(pod);
      }),
    ).toBe(textOf(method));
  });

  test('also where the edit is for every Pod of a chart', () => {
    const chart = newChart();
    deployment(chart);
    PodTemplate.all(chart).mergeContainer('wbe', { tty: true });
    expect(refusalOf(chart)).toBe(`1 finding:

error unknown-container: no container has the name "wbe": the Pod has "web".
  at:  test, Deployment "web"
  in:  PodTemplate.mergeContainer.container = "wbe"
  fix: did you mean "web"? Use that name, or add the container.`);
  });

  test('also where the edit is for every Pod of an app, and the Pod has no container', () => {
    const chart = newChart();
    deployment(chart, 'web', { containers: [] });
    PodTemplate.all(chart.node.root).mergeContainer('wbe', { tty: true });
    expect(refusalOf(chart)).toBe(`2 findings:

error unknown-container: no container has the name "wbe": the Pod has none.
  at:  (the app), Deployment "web"
  in:  PodTemplate.mergeContainer.container = "wbe"
  fix: add the container.

error app-container: the Pod has no ordinary container: init containers and native sidecars alone do not make a Pod.
  at:  test/web, Deployment "web"
  in:  spec.template.spec.containers
  fix: add at least one container to spec.containers.
  code: PodTemplate.of(workload).addContainer({ name: 'web', image: 'registry.example.com/web:1.0.0' });`);
  });
});

describe('a label or annotation', () => {
  test('that is there with another value is refused', () => {
    expect(
      refused((pod) => {
        pod.addLabel('team', 'web');
        pod.addLabel('team', 'shop');
      }),
    ).toBe(`1 finding:

error metadata-clash: the label team is "web" already, and "shop" would replace it.
  at:  test/web, Deployment "web"
  in:  PodTemplate.addLabel
  fix: remove it from one side, or replace it on purpose.
  code: \`PodTemplate.mergePatch\` replaces what is there, and \`except\` of \`PodTemplate.all\` exempts a workload from an edit for all.`);
  });

  test('for which the selector of the workload asks has no way to be replaced', () => {
    expect(refused((pod) => pod.addLabel('app', 'shop'))).toBe(`1 finding:

error metadata-clash: the label app is "web" already, and "shop" would replace it.
  at:  test/web, Deployment "web"
  in:  PodTemplate.addLabel
  fix: choose another key: the selector of the workload asks for this label as it is.`);
  });

  test('that two edits set differently is refused', () => {
    const said = (key: string): string | undefined =>
      refused((pod) => {
        pod.addAnnotation(key, 'a');
        pod.addAnnotation(key, 'b');
      }).split('\n')[2];
    expect([said('team'), said('deploy-token')]).toEqual([
      'error metadata-clash: the annotation team is "a" already, and "b" would replace it.',
      'error metadata-clash: the annotation deploy-token has a value already, and another would replace it.',
    ]);
  });

  test('that is there with the same value is taken', () => {
    const chart = newChart();
    PodTemplate.of(deployment(chart)).addLabel('app', 'web');
    expect(chart.toJson()).toEqual([deployment(newChart()).toJson()]);
  });
});

describe('a piece that is not plain data is refused at once', () => {
  const circle: Json = { name: 'a' };
  circle['self'] = { circle };

  test.each<[string, unknown, string]>([
    ['a function', { a: ['a', () => 1] }, 'a[1] is a function'],
    ['a number that is none', { port: NaN }, 'port is the number NaN'],
    ['an endless number', { port: -Infinity }, 'port is the number -Infinity'],
    ['a big number', { port: 1n }, 'port is a bigint'],
    ['a date', { since: new Date(0) }, 'since is an object of class Date'],
    ['a circle', circle, 'self.circle is an object that contains itself'],
    ['a prototype', JSON.parse('{"a":{"__proto__":{}}}'), 'a is an object with a field named "__proto__"'],
  ])('such as %s', (_name, piece, problem) => {
    expect(messageOf(() => PodTemplate.of(deployment(newChart())).mergeSpec(piece as Json))).toBe(`1 finding:

error plain-data: a piece of a manifest is plain data, and ${problem}.
  at:  test/web
  in:  PodTemplate.mergeSpec.${problem.split(' ', 1).join('')}
  fix: write it as in YAML: text, numbers, true and false, lists and objects.`);
  });

  test.each([
    [[], '[]'],
    ['web', '"web"'],
    [undefined, 'undefined'],
    [null, 'null'],
  ])('such as %j instead of an object', (piece, text) => {
    expect(messageOf(() => PodTemplate.of(deployment(newChart())).mergeSpec(piece as never))).toBe(`1 finding:

error plain-data: a piece of a manifest is an object with fields, and this is ${text}.
  at:  test/web
  in:  PodTemplate.mergeSpec
  fix: write it as in { terminationGracePeriodSeconds: 60 }.`);
  });

  test.each<[string, (pod: PodTemplate) => void, string, string]>([
    [
      'a time of cdk8s',
      (pod) => pod.mergeSpec({ terminationGracePeriodSeconds: Duration.seconds(5) } as Manifest),
      'PodTemplate.mergeSpec.terminationGracePeriodSeconds',
      'call `.toSeconds()` on the Duration: fields of Kubernetes have their times as a number of seconds.',
    ],
    [
      'a size of cdk8s',
      (pod) => pod.setContainerFields('web', { resources: { limits: { memory: Size.mebibytes(64) } } } as Manifest),
      'PodTemplate.setContainerFields.resources.limits.memory',
      'write the Size as a quantity, as in `${size.toMebibytes()}Mi`.',
    ],
    [
      'the number of a port',
      (pod) => pod.addPort('web', 80 as never),
      'PodTemplate.addPort',
      'write it as in { containerPort: 80 }.',
    ],
    [
      'the name of a variable',
      (pod) => pod.addEnv('web', 'LOG_LEVEL' as never),
      'PodTemplate.addEnv',
      "write it as in { name: 'LOG_LEVEL', value: '…' }.",
    ],
    [
      'a path where a mount belongs',
      (pod) => pod.addVolumeMount('web', '/data' as never),
      'PodTemplate.addVolumeMount',
      "write it as in { name: 'data', mountPath: '/data' }.",
    ],
    [
      'a value of cdk8s-plus',
      (pod) => pod.addEnv('web', kplus.EnvValue.fromValue('x') as never),
      'PodTemplate.addEnv',
      "write it as in { name: 'LOG_LEVEL', value: 'info' }.",
    ],
    [
      'a map',
      (pod) => pod.addVolume(new Map() as never),
      'PodTemplate.addVolume',
      "write it as in { name: 'data', emptyDir: {} }.",
    ],
  ])('with the line to write, such as %s', (_name, edit, place, fix) => {
    const text = messageOf(() => edit(PodTemplate.of(deployment(newChart()))));
    expect(text.split('\n').slice(4)).toEqual([`  in:  ${place}`, `  fix: ${fix}`]);
  });

  test('and leaves the Pod as it was', () => {
    const chart = newChart();
    const pod = PodTemplate.of(deployment(chart));
    expect(() => pod.addVolume({ name: 'a', at: new Date(0) } as Manifest)).toThrow('an object of class Date');
    expect(podOf(chart)).toEqual({ containers: [{ name: 'web', image: 'shop:1' }] });
  });

  test('but a quantity of a generated class counts as its text, and what is absent is left out', () => {
    const chart = newChart();
    const limits = { cpu: kplus.k8s.Quantity.fromString('1'), memory: kplus.k8s.Quantity.fromNumber(1000) };
    PodTemplate.of(deployment(chart)).mergeContainer('web', { resources: { limits }, tty: undefined });
    expect(podOf(chart)['containers']).toEqual([
      { name: 'web', image: 'shop:1', resources: { limits: { cpu: '1', memory: 1000 } } },
    ]);
  });

  test('and a copy that structuredClone makes in another realm is plain data', () => {
    const chart = newChart();
    PodTemplate.of(deployment(chart)).mergeContainer(
      'web',
      structuredClone({ lifecycle: { preStop: { exec: { command: ['a'] } } } }),
    );
    expect(podOf(chart)['containers'][0].lifecycle).toEqual({ preStop: { exec: { command: ['a'] } } });
  });
});
