import { App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { FindingsError, PodTemplate, Sidecar, TargetCluster } from '../../src';
import { deployment, errorOf, messageOf, newChart } from './support';

/** Two charts with three mistakes. */
function wrongApp(): { app: App; charts: Chart[] } {
  const app = newChart().node.root as App;
  const [later, earlier] = [new Chart(app, 'b'), new Chart(app, 'a')];
  new Sidecar(deployment(later), 'logs', { image: 'Fluent Bit' });
  PodTemplate.of(deployment(earlier)).mergeContainer('wbe', { tty: true });
  return { app, charts: [later, earlier] };
}

const ALL = `3 findings:

error unknown-container: no container has the name "wbe": the Pod has "web".
  at:  a/web, Deployment "web"
  in:  PodTemplate.mergeContainer.container = "wbe"
  fix: did you mean "web"? Use that name, or add the container.

error image-reference: the image "Fluent Bit" is not a valid image reference.
  at:  b/web/logs, Deployment "web", container "logs"
  in:  spec.template.spec.initContainers[0].image = "Fluent Bit"
  fix: write it as registry/repository:tag or registry/repository@sha256:digest, the repository in lower case.

error hardened-user: "logs" must not run as root (runAsNonRoot), and runAsUser is not set: the kubelet does not start it unless the image has a numeric user.
  at:  b/web/logs, Deployment "web", container "logs"
  in:  spec.template.spec.initContainers[0].securityContext.runAsUser
  fix: set runAsUser to the number of the user that the image is made for, such as 65532, or set runAsNonRoot to false.
  code: \`securityContext: { user: 65532 }\`, or \`securityContext: { hardened: false }\` for a helper that must be root.`;

describe('all that is wrong with the Pods of an app is reported at once, sorted', () => {
  test('by a call of app.synthYaml()', () => {
    expect(messageOf(() => wrongApp().app.synthYaml())).toBe(ALL);
  });

  test('by app.synth(), before a file is written', () => {
    const { app } = wrongApp();
    Object.defineProperty(app, 'outdir', { value: Testing.app().outdir });
    expect(messageOf(() => app.synth())).toBe(ALL);
  });

  test('by Testing.synth() and chart.toJson() of one of its charts', () => {
    const { charts } = wrongApp();
    expect(charts.map((chart) => messageOf(() => Testing.synth(chart)))).toEqual([ALL, ALL]);
    expect(messageOf(() => charts[0]!.toJson() as unknown)).toBe(ALL);
  });

  test('again in the next synthesis, and no more once it is mended', () => {
    const { app, charts } = wrongApp();
    expect(messageOf(() => app.synthYaml())).toBe(ALL);
    expect(messageOf(() => app.synthYaml())).toBe(ALL);
    for (const chart of charts) chart.node.tryRemoveChild('web');
    expect(app.synthYaml()).toBe('');
  });
});

test('an object that is rendered alone reports what is wrong with its own Pod', () => {
  const chart = newChart();
  const web = deployment(chart);
  PodTemplate.of(web).mergeContainer('wbe', { tty: true });
  new Sidecar(deployment(chart, 'other'), 'logs', { image: 'logs:1' });
  const error = errorOf(() => web.toJson() as unknown) as FindingsError;
  expect(error).toBeInstanceOf(FindingsError);
  expect(error.findings).toEqual([
    {
      rule: 'unknown-container',
      severity: 'error',
      construct: 'test/web',
      level: 'code',
      tags: [],
      docs: 'docs/rules/unknown-container.md',
      object: { kind: 'Deployment', name: 'web' },
      location: { option: 'PodTemplate.mergeContainer.container' },
      message: 'no container has the name "wbe": the Pod has "web".',
      fix: 'did you mean "web"? Use that name, or add the container.',
      value: '"wbe"',
    },
  ]);
});

describe('validations of others', () => {
  test('are listed below the findings, with those that throw', () => {
    const { app, charts } = wrongApp();
    app.node.addValidation({ validate: () => ['the app is wrong'] });
    charts[0]!.node.addValidation({ validate: () => ['b is wrong', 'b is very wrong'] });
    charts[1]!.node.addValidation({
      validate: () => {
        throw new Error('a cannot be judged');
      },
    });
    expect(messageOf(() => app.synthYaml())).toBe(`${ALL}

Other validations failed:
  [] the app is wrong
  [b] b is wrong
  [b] b is very wrong
  [a] a cannot be judged`);
  });

  test('are reported by cdk8s where nothing of ours is wrong', () => {
    const chart = newChart();
    new Sidecar(deployment(chart), 'logs', { image: 'logs:1', securityContext: { user: 2000 } });
    chart.node.addValidation({ validate: () => ['too late'] });
    expect(messageOf(() => chart.toJson())).toBe('Validation failed with the following errors:\n  [test] too late');
  });

  test('that render a Pod themselves do not repeat its findings', () => {
    const chart = newChart();
    const web = deployment(chart);
    PodTemplate.of(web).mergeContainer('wbe', { tty: true });
    web.node.addValidation({
      validate: () => {
        web.toJson();
        return [];
      },
    });
    expect(messageOf(() => chart.toJson())).toBe(`1 finding:

error unknown-container: no container has the name "wbe": the Pod has "web".
  at:  test/web, Deployment "web"
  in:  PodTemplate.mergeContainer.container = "wbe"
  fix: did you mean "web"? Use that name, or add the container.`);
  });

  test('that render the chart or the app themselves come to an end', () => {
    const chart = newChart();
    const web = deployment(chart);
    new Sidecar(web, 'logs', { image: 'logs:1', securityContext: { user: 2000 } });
    let depth = 0;
    web.node.addValidation({
      validate: () => {
        depth += 1;
        const rendered = depth === 1 ? [(chart.node.root as App).synthYaml(), chart.toJson()] : [];
        depth -= 1;
        return rendered.length === 0 ? [] : [`it has ${(rendered[1] as unknown[]).length} object`];
      },
    });
    const text = 'Validation failed with the following errors:\n  [test/web] it has 1 object';
    expect(messageOf(() => (chart.node.root as App).synthYaml())).toBe(text);
    PodTemplate.of(web).mergeContainer('wbe', { tty: true });
    expect(messageOf(() => (chart.node.root as App).synthYaml())).toBe(`1 finding:

error unknown-container: no container has the name "wbe": the Pod has "logs" and "web".
  at:  test/web, Deployment "web"
  in:  PodTemplate.mergeContainer.container = "wbe"
  fix: did you mean "web"? Use that name, or add the container.`);
  });
});

test('an object that cdk8s cannot render is refused by cdk8s, when that object is rendered', () => {
  const app = newChart().node.root as App;
  const [good, bad] = [new Chart(app, 'good'), new Chart(app, 'bad')];
  PodTemplate.all(app).addLabel('team', 'shop');
  deployment(good);
  const web = new kplus.Deployment(bad, 'web', { containers: [] });
  expect(Testing.synth(good)).toHaveLength(1);
  const text =
    "Failed serializing construct at path 'bad/web/Resource' with name 'bad-web-c8d761ae': Error: PodSpec must have at least 1 container";
  expect(messageOf(() => Testing.synth(bad))).toBe(text);
  expect(messageOf(() => web.podMetadata && app.synthYaml())).toBe(text);
});

test('a Pod without findings is synthesized although the target of another is too old', () => {
  const app = new App();
  const chart = new Chart(app, 'test');
  PodTemplate.of(deployment(chart)).addLabel('team', 'shop');
  expect(TargetCluster.of(app).version.toString()).toBe('1.27');
  expect(chart.toJson()).toHaveLength(1);
});
