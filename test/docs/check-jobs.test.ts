import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundledCommand } from '../support/bundled';

const PAGE = readFileSync('docs/check.md', 'utf8');
const JOBS = PAGE.slice(PAGE.indexOf('### GitHub Actions'), PAGE.indexOf('## At `cdk8s synth`'));

/** What the jobs of the page run, behind the name of the command. */
const COMMANDS = [...JOBS.matchAll(/npx (?:-y )?-p cdk8s-pod-patterns pod-patterns (check .+)$/gm)].map(
  ([, words = '']) => words,
);

const GOOD =
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: shop:1.2.3\n';
const BAD = GOOD.replace('image: shop:1.2.3', 'image: ""');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-page-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The exit status of a command of the page, and the files that it leaves beside those that it reads. */
function run(command: string, manifest: string): { readonly status: number | null; readonly files: string[] } {
  for (const name of ['manifests', 'rendered']) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'web.yaml'), manifest);
  }
  const { status } = spawnSync(process.execPath, [bundledCommand(), ...command.split(' ')], {
    cwd: folder,
    input: manifest,
  });
  return { status, files: readdirSync(folder).filter((name) => name.startsWith('check.')) };
}

test('the page has the jobs of two forges, and of what renders manifests', () => {
  expect(COMMANDS).toEqual([
    'check -o github -o sarif=check.sarif --target 1.33 manifests/',
    'check -o text -o gitlab=check.json -o junit=check.xml --target 1.33 manifests/',
    'check --target 1.33 -',
    'check --target 1.33 -',
    'check --target 1.33 rendered/',
  ]);
});

test.each([...new Set(COMMANDS)])(
  '`%s` fails on what is refused, passes otherwise, and writes its reports',
  (command) => {
    const files = [...command.matchAll(/=(check\.\w+)/g)].map(([, name]) => name).sort();
    expect(run(command, GOOD)).toEqual({ status: 0, files });
    expect(run(command, BAD)).toEqual({ status: 1, files });
  },
);
