import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledLibrary } from '../support/bundled';

const ROOT = join(__dirname, '../..');

const MAIN = `import { ApiObject, App, Chart } from 'cdk8s';
import { Sidecar } from ${JSON.stringify(bundledLibrary())};

const app = new App();
const chart = new Chart(app, 'shop');
const web = new ApiObject(chart, 'web', {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec: { containers: [{ name: 'web', image: 'shop:1' }] },
} as never);
new Sidecar(web, 'logs', { image: 'fluent-bit:4' });
app.synth();
`;

const LIST = `FindingsError: 2 findings:

error target-unset: code does not say which cluster the manifests are for, so they are for Kubernetes 1.27, and 1 field needs up to 1.29: spec.initContainers[0].restartPolicy of shop/web/logs (1.29).
  in:  TargetCluster.set
  fix: name the version of the cluster; every finding that it does not mend is then listed by itself.
  code: TargetCluster.set(app, { version: KubernetesVersion.V1_29 });

error hardened-user: "logs" must not run as root (runAsNonRoot), and runAsUser is not set: the kubelet does not start it unless the image has a numeric user.
  at:  shop/web/logs, Pod "web", container "logs"
  in:  spec.initContainers[0].securityContext.runAsUser
  fix: set runAsUser to the number of the user that the image is made for, such as 65532, or set runAsNonRoot to false.
  code: \`securityContext: { user: 65532 }\`, or \`securityContext: { hardened: false }\` for a helper that must be root.
`;

test('cdk8s synth exits with status 1 and shows the list, with the line of the app below it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'synth-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'main.ts'), MAIN);
  writeFileSync(join(folder, 'cdk8s.yaml'), 'language: typescript\napp: node -r tsx/cjs main.ts\n');
  const { status, stderr } = spawnSync(
    join(ROOT, 'node_modules', '.bin', 'cdk8s'),
    ['synth', '--check-upgrade=false'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  rmSync(folder, { recursive: true });

  expect(status).toBe(1);
  expect(stderr).toContain(LIST);
  const [frame, ...others] = (stderr.split(LIST)[1] ?? '').split('\n\nNode.js')[0]!.split('\n');
  expect(frame).toMatch(/^ {4}at .*main\.ts:13:5\)$/);
  expect(others).toEqual([]);
}, 60_000);
