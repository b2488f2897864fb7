import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Testing } from 'cdk8s';
import { KubernetesVersion, PodTemplate, TargetCluster } from '../../src';
import { deployment } from '../template/support';

const outdir = mkdtempSync(join(tmpdir(), 'report-'));
afterAll(() => rmSync(outdir, { recursive: true }));

let written: jest.SpyInstance;
beforeEach(() => {
  written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  delete process.env['POD_PATTERNS_FINDINGS'];
  written.mockRestore();
});

function textOf(): string {
  return written.mock.calls.map(([text]) => String(text)).join('');
}

/** An app in which two Deployments run images that no registry can have: their own fault, so a warning each. */
function appWithWarnings(): { app: App; charts: Chart[] } {
  const app = new App({ outdir });
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const charts = ['cart', 'shop'].map((id) => new Chart(app, id));
  for (const chart of charts) deployment(chart, 'web', { containers: [{ name: 'web', image: 'A' }] });
  PodTemplate.all(app).addLabel('team', 'shop');
  return { app, charts };
}

const REPORT = `cdk8s-pod-patterns: 1 warning

cart/web, Deployment "web"
  warning image-reference: IMAGE
    in:  spec.template.spec.containers[0].image
    and: shop/web, Deployment "web", container "web", spec.template.spec.containers[0].image = "A"
    fix: FIX

`;

/** The report without the words of the rule, which its own test pins. */
function withoutWords(text: string): string {
  return text.replace(/(image-reference: ).*/g, '$1IMAGE').replace(/(fix: ).*/g, '$1FIX');
}

test.each<[string, (made: ReturnType<typeof appWithWarnings>) => unknown]>([
  ['app.synth()', ({ app }) => app.synth()],
  ['app.synthYaml()', ({ app }) => app.synthYaml()],
  ['Testing.synth()', ({ charts: [chart] }) => Testing.synth(chart as Chart)],
])('%s says a warning once with all of its places, without a stack', (_way, synthesize) => {
  process.env['POD_PATTERNS_FINDINGS'] = 'print';
  synthesize(appWithWarnings());
  expect(withoutWords(textOf())).toBe(REPORT);
});

test('each synthesis says it again', () => {
  process.env['POD_PATTERNS_FINDINGS'] = 'print';
  const { app } = appWithWarnings();
  app.synth();
  app.synth();
  expect(withoutWords(textOf())).toBe(REPORT + REPORT);
});

test('nothing is said in a test that does not ask for it, or if it is switched off', () => {
  const { app } = appWithWarnings();
  app.synth();
  process.env['POD_PATTERNS_FINDINGS'] = 'silent';
  app.synth();
  expect(textOf()).toBe('');
});

test('a value of the variable that there is not is said once, and ignored', () => {
  process.env['POD_PATTERNS_FINDINGS'] = 'quiet';
  const { app } = appWithWarnings();
  app.synth();
  app.synth();
  expect(textOf()).toBe(
    'cdk8s-pod-patterns: POD_PATTERNS_FINDINGS has no value "quiet", which is ignored: it can be "print" or "silent".\n',
  );
});

test('an empty variable is none', () => {
  process.env['POD_PATTERNS_FINDINGS'] = '';
  appWithWarnings().app.synth();
  expect(textOf()).toBe('');
});

test('nothing is said if nothing is found', () => {
  process.env['POD_PATTERNS_FINDINGS'] = 'print';
  const app = new App({ outdir });
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  PodTemplate.of(deployment(new Chart(app, 'shop'))).addLabel('team', 'shop');
  app.synth();
  expect(textOf()).toBe('');
});

test('an edit for all Pods passes over an object without a template, and says so as an info', () => {
  process.env['POD_PATTERNS_FINDINGS'] = 'print';
  const app = new App({ outdir });
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const chart = new Chart(app, 'shop');
  rollout(chart);
  PodTemplate.all(app).addLabel('team', 'shop');
  app.synth();
  expect(textOf()).toBe(`cdk8s-pod-patterns: 1 info

shop/rollout, Rollout "web"
  info template-missing: there is no Pod template at spec.template: this object runs the Pod of the Deployment "web", which its spec.workloadRef names.
    in:  spec.template
    fix: change the Pod of the Deployment "web" instead.

`);
});

function rollout(chart: Chart): void {
  const object = deployment(chart, 'rollout');
  object.toJson = () => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'web' },
    spec: { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' } },
  });
}
