import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './process';

const NAME = 'cdk8s-pod-patterns';

const MAIN = `
const { App, Chart, ApiObject } = require('cdk8s');
const app = new App();
const image = process.env.IMAGE;
new ApiObject(new Chart(app, 'shop'), 'web', {
  apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers: [{ name: 'web', image }] },
});
app.synth();
`;

/** As the page about `check` shows it. */
function configuration(page: string): string {
  const [, yaml] = /```yaml\n(language: [^`]*validations:[^`]*)```/.exec(page) ?? [];
  if (yaml === undefined) throw new Problem('docs/check.md shows no cdk8s.yaml with validations');
  return yaml.replace(/^app: .*$/m, 'app: node main.js');
}

/** Lets `cdk8s synth` validate by the installed package: a good Pod passes, and a bad one stops it with status 2. */
export function expectValidationByCdk8s(root: string, project: string): void {
  const folder = join(project, 'validated');
  mkdirSync(folder);
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'main.js'), MAIN);
  writeFileSync(join(folder, 'cdk8s.yaml'), configuration(readFileSync(join(root, 'docs/check.md'), 'utf8')));
  const good = synth(root, folder, 'ghcr.io/acme/shop:1.42.0');
  if (good.status !== 0 || !good.text.includes('success')) throw new Problem(`a good Pod does not pass:\n${good.text}`);
  const bad = synth(root, folder, 'Not An Image');
  const isNamed = ['image-reference (1 occurrences)', 'shop/web', 'spec.containers[0].image'].every((part) =>
    bad.text.includes(part),
  );
  if (bad.status !== 2 || !isNamed) throw new Problem(`a bad Pod ends with status ${bad.status}:\n${bad.text}`);
  if (!bad.text.includes(join('node_modules', NAME))) throw new Problem('another package was loaded');
}

function synth(root: string, cwd: string, image: string): { readonly status: number | null; readonly text: string } {
  const command = join(root, 'node_modules', '.bin', 'cdk8s');
  const { status, stdout, stderr } = spawnSync(command, ['synth', '--check-upgrade=false'], {
    cwd,
    env: { ...process.env, IMAGE: image },
    encoding: 'utf8',
  });
  return { status, text: stdout + stderr };
}
