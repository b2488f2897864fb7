import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifests, type ManifestDocument } from '../../src/manifests/read-manifests';

const ROOT = join(__dirname, '..', '..');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };

test.each([
  ['command', 'pod-patterns', 'cli/v1'],
  ['post-renderer', 'pod-patterns-check', 'postrenderer/v1'],
])('the Helm plugin in helm/%s has the version of the package, and starts its own program', (folder, name, type) => {
  const [plugin] = readManifests(readFileSync(join(ROOT, 'helm', folder, 'plugin.yaml'), 'utf8'));
  expect((plugin as ManifestDocument).value).toMatchObject({
    apiVersion: 'v1',
    name,
    type,
    version,
    runtime: 'subprocess',
    runtimeConfig: { platformCommand: [{ command: 'node', args: ['${HELM_PLUGIN_DIR}/main.cjs'] }] },
  });
  expect(existsSync(join(ROOT, 'helm', folder, 'main.cjs'))).toBe(true);
});
