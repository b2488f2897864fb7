/** `npm run test:helm`: installs the plugins into a Helm of their own and lets them judge a chart. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const REPOSITORY = resolve(__dirname, '..', '..');
const HELM = 'helm.sh/helm/v4/cmd/helm@v4.3.2';
const GO_BIN = join(homedir(), 'go', 'bin');

const PATH = [process.env['PATH'], GO_BIN].join(delimiter);

interface Said {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

function helm(folder: string, words: readonly string[], input = ''): Said {
  const homes = { HELM_CACHE_HOME: 'cache', HELM_CONFIG_HOME: 'config', HELM_DATA_HOME: 'data' };
  const env = Object.fromEntries(Object.entries(homes).map(([name, home]) => [name, join(folder, home)]));
  const done = spawnSync('helm', words, {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...process.env, PATH, ...env },
  });
  return { status: done.status, output: done.stdout ?? '', errors: done.stderr ?? '' };
}

const CHART = 'apiVersion: v2\nname: shop\nversion: 1.0.0\n';
const POD = `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
    - name: web
      image: ghcr.io/acme/web:1.0.0
      ports: [{ containerPort: 80 }]
      livenessProbe:
        successThreshold: {{ .Values.threshold }}
        httpGet: { port: 80 }
`;

function writeChart(folder: string): void {
  mkdirSync(join(folder, 'chart', 'templates'), { recursive: true });
  writeFileSync(join(folder, 'chart', 'Chart.yaml'), CHART);
  writeFileSync(join(folder, 'chart', 'values.yaml'), 'threshold: 1\n');
  writeFileSync(join(folder, 'chart', 'templates', 'pod.yaml'), POD);
}

/** What holds of the plugins, each with what tells whether it does. */
const CLAIMS: readonly (readonly [title: string, holds: (folder: string) => boolean])[] = [
  [
    'both plugins can be installed',
    (folder) => ['command', 'post-renderer'].every((name) => isInstalled(folder, name)),
  ],
  ['what has no error is handed on', (folder) => isHandedOn(rendered(folder, 1))],
  ['what has an error is not handed on', (folder) => isRefused(rendered(folder, 2))],
  ['the reason is written into a file', (folder) => isReasonWritten(folder)],
  ['the command checks what Helm renders', (folder) => isChecked(folder)],
];

const TEMPLATE = ['template', 'shop', './chart'];

function rendered(folder: string, threshold: number, ...more: readonly string[]): Said {
  const words = ['--set', `threshold=${threshold}`, '--post-renderer', 'pod-patterns-check', ...more];
  return helm(folder, [...TEMPLATE, ...words]);
}

function isInstalled(folder: string, name: string): boolean {
  return helm(folder, ['plugin', 'install', join(REPOSITORY, 'helm', name)]).status === 0;
}

function isHandedOn({ status, output }: Said): boolean {
  return status === 0 && output.includes('# Source: shop/templates/pod.yaml') && output.includes('kind: Pod');
}

function isRefused({ status, output, errors }: Said): boolean {
  return status !== 0 && output === '' && errors.includes('pod-patterns-check');
}

function isReasonWritten(folder: string): boolean {
  const file = join(folder, 'check.txt');
  rendered(folder, 2, '--post-renderer-args', '--target=1.33', '--post-renderer-args', `--output=text=${file}`);
  return existsSync(file) && readFileSync(file, 'utf8').includes('error probe-success-threshold');
}

function isChecked(folder: string): boolean {
  const { output: manifests } = helm(folder, [...TEMPLATE, '--set', 'threshold=2']);
  const { status, output } = helm(folder, ['pod-patterns', 'check', '--fail-on', 'error', '-'], manifests);
  return status === 1 && output.includes('error probe-success-threshold') && output.includes('shop/templates/pod.yaml');
}

function main(): number {
  const { status, stdout } = spawnSync('helm', ['version', '--short'], {
    encoding: 'utf8',
    env: { ...process.env, PATH },
  });
  if (status !== 0 || !stdout.startsWith('v4')) {
    console.log(`SKIP Helm 4 is missing: install it, such as by "go install ${HELM}".\n0 passed, 0 failed, 1 skipped`);
    return 0;
  }
  spawnSync('npm', ['run', '--silent', 'build'], { cwd: REPOSITORY, stdio: 'inherit' });
  const folder = mkdtempSync(join(tmpdir(), 'helm-'));
  try {
    writeChart(folder);
    const broken = CLAIMS.filter(([, holds]) => !holds(folder)).map(([title]) => title);
    for (const title of broken) console.log(`FAIL ${title}`);
    console.log(`${CLAIMS.length - broken.length} passed, ${broken.length} failed, 0 skipped`);
    return broken.length === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = main();
