import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, run } from './process';

const NAME = 'cdk8s-pod-patterns';
const STATE_FILE = join('lib', 'src', 'library.js');

const PROGRAM = `
const { ApiObject, App, Chart } = require('cdk8s');
const app = require('${NAME}');
const platform = require('./platform/node_modules/${NAME}');
if (app.Sidecar === platform.Sidecar) throw new Error('there is one copy only');
const root = new App();
platform.TargetCluster.set(root, { version: platform.KubernetesVersion.V1_33 });
const web = new ApiObject(new Chart(root, 'shop'), 'web', {
  apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' },
  spec: { selector: { matchLabels: { app: 'web' } }, template: {
    metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web', image: 'Not An Image' }] } } },
});
const helper = { image: 'ghcr.io/acme/helper:1.0.0', securityContext: { user: 65532 } };
new platform.Sidecar(web, 'logs', helper);
new app.Sidecar(web, 'proxy', helper);
platform.Rules.waive(root, 'image-reference', { reason: 'filled in later' });
const names = web.toJson().spec.template.spec.initContainers.map(({ name }) => name);
const found = app.Findings.of(root).map(({ rule, waiver }) => rule + ': ' + (waiver && waiver.reason));
console.log(JSON.stringify([names, found]));
`;

/** Runs an app on a tree that it shares with a platform library, each with a copy of the package of its own. */
export function expectCopiesToAgree(project: string): void {
  const copy = join(project, 'platform', 'node_modules', NAME);
  cpSync(join(project, 'node_modules', NAME), copy, { recursive: true });
  writeFileSync(join(project, 'two-copies.js'), PROGRAM);
  const seen = run(project, process.execPath, 'two-copies.js').trim();
  const expected = JSON.stringify([['logs', 'proxy'], ['image-reference: filled in later']]);
  if (seen !== expected) throw new Problem(`expected ${expected}, and got ${seen}`);
}

/** Runs the same with a release that keeps its state in another way: it says so, and what to do. */
export function expectOtherReleaseToBeNamed(project: string): void {
  const file = join(project, 'platform', 'node_modules', NAME, STATE_FILE);
  const text = readFileSync(file, 'utf8');
  const changed = text.replace('var FORMAT = 1;', 'var FORMAT = 2;');
  if (changed === text) throw new Problem(`${STATE_FILE} does not say the format of the state`);
  writeFileSync(file, changed);
  const message = messageOf(() => run(project, process.execPath, 'two-copies.js'));
  if (!message.includes('Two releases of cdk8s-pod-patterns')) throw new Problem(`the error is: ${message}`);
}

function messageOf(action: () => unknown): string {
  try {
    action();
    return 'nothing';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
