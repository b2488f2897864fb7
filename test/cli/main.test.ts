import { execFile, execFileSync, spawn, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledCommand } from '../support/bundled';
import { version } from '../../package.json';

const ROOT = join(__dirname, '../..');
const COMMAND = [bundledCommand()];
const ENVIRONMENT = { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined };

const POD = 'apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: "web:1"}]}\n';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'explain-'));
  writeFileSync(join(folder, 'a.yaml'), POD);
  writeFileSync(join(folder, 'b.yaml'), `a: 1\n---\n${POD}---\napiVersion: v1\nkind: Service\n`);
  writeFileSync(join(folder, 'c.yaml'), '');
  truncateSync(join(folder, 'c.yaml'), 32 * 1024 * 1024 + 1);
});

afterAll(() => rmSync(folder, { recursive: true }));

function run(words: readonly string[], input = ''): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [...COMMAND, ...words], {
    cwd: ROOT,
    input,
    encoding: 'utf8',
    env: ENVIRONMENT,
    maxBuffer: 2 ** 28,
  });
}

test('--version says the version of the package and loads nothing to say it', () => {
  const script = `process.argv[2] = '--version';
    require(${JSON.stringify(join(ROOT, 'src/cli/main.ts'))});
    console.log(Object.keys(require.cache).filter((path) => !path.includes('node_modules')).map((path) => path.split('/').pop()).join());`;
  const text = execFileSync(process.execPath, ['-r', 'tsx/cjs', '-e', script, 'x'], { cwd: ROOT, encoding: 'utf8' });
  expect(text).toBe(`${version}\nmain.ts,version.ts\n`);
}, 60_000);

test('all of the input being read, the status is 0', () => {
  const { status, stdout, stderr } = run(['explain', '-o', 'json', join(folder, 'a.yaml')]);
  expect([status, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({
    pods: [{ file: join(folder, 'a.yaml'), document: 0, kind: 'Pod', name: 'web', qosClass: 'BestEffort' }],
    errors: [],
    skipped: 0,
  });
}, 60_000);

test('what could not be read is named by file and line, the rest is explained, and the status is 2', () => {
  const { status, stdout, stderr } = run(['explain', folder]);
  expect(status).toBe(2);
  expect(stdout.match(/^Pod web$/gm)).toHaveLength(2);
  expect(stdout).toMatch(/\n2 Pods, 1 object without a Pod passed over, 2 errors\.\n$/);
  expect(stderr.replaceAll(folder, '.')).toBe(
    'error: ./b.yaml:1: This is not a Kubernetes object: it has no apiVersion. Every object begins with an apiVersion and a kind, such as "apps/v1" and "Deployment".\n' +
      'error: ./c.yaml: The file is larger than 32 MiB, which is more than is read: split it into several files.\n',
  );
}, 60_000);

test('standard input has the name -, and the target is the one that was asked for', () => {
  const sidecar = POD.replace('spec: {', 'spec: {initContainers: [{name: log, restartPolicy: Always}], ');
  const kindsFor = (target: string): unknown => {
    const { stdout } = run(['explain', '-', '-o', 'json', '--target', target], sidecar);
    const { pods } = JSON.parse(stdout) as { pods: { file: string; containers: { kind: string }[] }[] };
    return pods.map(({ file, containers }) => [file, containers[0]?.kind]);
  };
  expect(kindsFor('1.27')).toEqual([['-', 'init']]);
  expect(kindsFor('1.33')).toEqual([['-', 'sidecar']]);
}, 60_000);

test('a wrong command line has status 2, a hint on standard error, and no stack', () => {
  const { status, stdout, stderr } = run(['explain', '--json', 'a.yaml']);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toBe(`error: unknown option '--json'\nRun "pod-patterns explain --help" for details.\n`);
}, 60_000);

test('a file that is not there has status 2 and no stack', () => {
  const { status, stdout, stderr } = run(['explain', join(folder, 'none.yaml')]);
  expect([status, stdout]).toEqual([2, '0 Pods, 0 objects without a Pod passed over, 1 error.\n']);
  expect(stderr).toBe(`error: ${join(folder, 'none.yaml')}: The file does not exist.\n`);
}, 60_000);

test('a reader that has seen enough ends the command without a word', async () => {
  const many = join(folder, 'many.json');
  const items = Array.from({ length: 2000 }, (_, index) => {
    return { apiVersion: 'v1', kind: 'Pod', metadata: { name: `p${index}` }, spec: { containers: [{ name: 'web' }] } };
  });
  writeFileSync(many, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  const command = spawn(process.execPath, [...COMMAND, 'explain', many], { cwd: ROOT });
  let said = '';
  command.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  command.stdout.once('data', () => command.stdout.destroy());
  const status = await new Promise((resolve) => command.on('close', resolve));
  rmSync(many);
  expect([status, said]).toEqual([0, '']);
}, 60_000);

test('colors are used where they are asked for, and not in a pipe', async () => {
  const colored = await new Promise<string>((resolve, reject) => {
    const env = { ...ENVIRONMENT, FORCE_COLOR: '1' };
    const words = [...COMMAND, 'explain', join(folder, 'a.yaml')];
    execFile(process.execPath, words, { cwd: ROOT, env }, (error, text) => (error ? reject(error) : resolve(text)));
  });
  const { stdout: plain } = run(['explain', join(folder, 'a.yaml')]);
  expect(plain).not.toContain('\u001b');
  expect(colored).toContain('\u001b[1m');
  expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(plain);
}, 60_000);
