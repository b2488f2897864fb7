import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { KubernetesVersion, Sidecar, TargetCluster } from '../../src';
import { documents } from './synthesis';

const ROOT = join(__dirname, '../..');

interface PackageJson {
  readonly scripts: { readonly [name: string]: string };
  readonly peerDependencies: { readonly [name: string]: string };
  readonly devDependencies: { readonly [name: string]: string };
}

function text(file: string): string {
  return readFileSync(join(ROOT, file), 'utf8');
}

const packageJson = JSON.parse(text('package.json')) as PackageJson;

test.each(['package.json', 'tsconfig.json', 'cdk8s.yaml', 'src', 'imports', 'dist', 'test'])(
  'S31: %s stands at the top of the project',
  (name) => {
    expect(existsSync(join(ROOT, name))).toBe(true);
  },
);

test('S31: cdk8s, cdk8s-plus-27 and constructs are the peers, and jest runs the tests', () => {
  expect(Object.keys(packageJson.peerDependencies).sort()).toEqual(['cdk8s', 'cdk8s-plus-27', 'constructs']);
  expect(Object.keys(packageJson.devDependencies)).toEqual(expect.arrayContaining(['cdk8s-cli', 'jest']));
  expect(packageJson.scripts['test']).toContain('jest');
});

test('S31: `cdk8s synth` runs the gallery and writes into dist/', () => {
  const [config] = documents(text('cdk8s.yaml')) as { app: string; language: string; output: string }[];
  const program = config?.app.split(' ').pop() ?? '';

  expect(config).toMatchObject({ language: 'typescript', output: 'dist' });
  expect(program).toBe('src/gallery/main.ts');
  expect(existsSync(join(ROOT, program))).toBe(true);
  expect(packageJson.scripts['synth']).toContain('cdk8s synth');
});

test('S31: dist/ is part of the repository, so that a GitOps tool can apply it and a review sees what changes', () => {
  expect(text('.gitignore').split('\n')).not.toEqual(expect.arrayContaining([expect.stringMatching(/^\/?dist\b/)]));
});

function manifests(): unknown {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const chart = new Chart(app, 'shop');
  const web = new kplus.Deployment(chart, 'web', { containers: [{ name: 'web', image: 'ghcr.io/acme/shop:1.42.0' }] });
  new Sidecar(web, 'logs', { image: 'fluentd:v1.19.3-debian-1.0', securityContext: { user: 999 } });
  return [app.synthYaml(), Testing.synth(chart), app.synthYaml()];
}

test('S31: the same code has the same bytes each time, so that a snapshot of the manifests can be a test', () => {
  expect(manifests()).toEqual(manifests());
});
