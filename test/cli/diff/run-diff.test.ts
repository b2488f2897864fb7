import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../../template/support';
import { InFolder } from '../in-folder';

const WEB = (image: string): string =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: ${image}}]}\n`;

let folder: InFolder;
let home: string;

beforeEach(() => {
  home = process.cwd();
  folder = new InFolder();
});

afterEach(() => {
  process.chdir(home);
  folder.remove();
});

function git(...words: string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
  return execFileSync('git', [...identity, ...words], { cwd: folder.path, encoding: 'utf8', stdio: 'pipe' });
}

/** A repository with `dist/web.yaml` in its only commit, as the folder of the process. */
function repository(): void {
  folder.write('dist/web.yaml', WEB('a:1'));
  folder.write('dist/note.txt', 'no manifest');
  git('init', '-q', '-b', 'main');
  git('add', '.');
  git('commit', '-q', '-m', 'a');
  process.chdir(folder.path);
}

test('two files are compared, and an image that a Pod takes fails for rolls and any', async () => {
  folder.write('old.yaml', WEB('a:1'));
  folder.write('new.yaml', WEB('a:2'));
  const { status, output, errors } = await folder.run(['diff', './old.yaml', './new.yaml']);
  expect({ status, output, errors }).toEqual({
    status: 0,
    errors: '',
    output: `Pod web
  ./new.yaml:1
  "web" restarts in the Pod, which stays.
  image of "web"  a:1 → a:2

1 changed (1 with new Pods); 0 objects the same.
`,
  });
  const statusFor = async (failOn: string): Promise<number> =>
    (await folder.run(['diff', './old.yaml', './new.yaml', '--fail-on', failOn])).status;
  expect([await statusFor('rolls'), await statusFor('any'), await statusFor('worse')]).toEqual([1, 1, 0]);
});

describe('a side that cannot be read', () => {
  test('is compared with nothing: all objects of the other would seem to be deleted', async () => {
    folder.write('old.yaml', WEB('a:1'));
    const { status, output, errors } = await folder.run(['diff', './old.yaml', './gone']);
    expect({ status, output, errors }).toEqual({
      status: 2,
      output: '',
      errors: 'error: ./gone: The file does not exist.\n',
    });
    const markdown = await folder.run(['diff', './old.yaml', './gone', '-o', 'markdown']);
    expect(markdown.output).toBe('**Nothing was compared: not all of the input could be read.**\n');
    const json = JSON.parse((await folder.run(['diff', './old.yaml', './gone', '-o', 'json'])).output) as Json;
    expect([json['objects'], (json['errors'] as Json[]).map(({ message }) => message)]).toEqual([
      [],
      ['The file does not exist.'],
    ]);
  });

  test('in a document of it is said at the top', async () => {
    folder.write('old.yaml', WEB('a:1'));
    folder.write('new.yaml', `${WEB('a:1')}---\n{`);
    const { status, output } = await folder.run(['diff', './old.yaml', './new.yaml']);
    const said = 'Not all of the input could be read: what seems to be gone or new may only not have been read.';
    expect([status, output.split('\n')[0]]).toEqual([2, said]);
    const markdown = await folder.run(['diff', './old.yaml', './new.yaml', '-o', 'markdown']);
    expect(markdown.output.split('\n')[0]).toBe(`> ${said}`);
  });
});

test('standard input is one of the sides', async () => {
  folder.write('old.yaml', WEB('a:1'));
  const { status, output } = await folder.run(['diff', './old.yaml', '-', '-o', 'json'], WEB('b:1'));
  expect(status).toBe(0);
  expect(JSON.parse(output)).toMatchObject({ objects: [{ after: { file: '-' }, effect: { restarts: ['web'] } }] });
});

test('both sides cannot be standard input', async () => {
  const { status, errors } = await folder.run(['diff', '-', '-']);
  expect(status).toBe(2);
  expect(errors).toContain('standard input, "-", can be read once only.');
});

test('sides without a common object are a mistake, and nothing is compared', async () => {
  folder.write('old.yaml', WEB('a:1'));
  folder.write('new.yaml', WEB('a:1').replace('name: web}', 'name: db, labels: {a: b}}').replace('a:1', 'a:2'));
  expect(await folder.run(['diff', './old.yaml', './new.yaml'])).toEqual({
    status: 2,
    output: '',
    errors:
      'error: ./old.yaml and ./new.yaml have no object in common: name the same manifests before and after the change.\n',
  });
});

test('what cannot be read is named, and the rest is compared', async () => {
  folder.write('old.yaml', WEB('a:1'));
  folder.write('new.yaml', `${WEB('a:1')}---\na: [\n`);
  const { status, output, errors } = await folder.run(['diff', './old.yaml', './new.yaml']);
  expect(status).toBe(2);
  expect(output).toMatch(/^Not all of the input could be read: .*\n\nNothing changes; 1 object the same\.\n$/);
  expect(errors).toMatch(/^error: \.\/new\.yaml:\d: /);
});

test('a path in a revision is read through git, and the files of the folder stay as they are', async () => {
  repository();
  folder.write('dist/web.yaml', WEB('a:2'));
  const { status, output } = await folder.run(['diff', 'HEAD:dist', './dist']);
  expect(status).toBe(0);
  expect(output).toContain('image of "web"  a:1 → a:2');
  expect(git('status', '--porcelain')).toBe(' M dist/web.yaml\n');
});

test('a path from this folder begins with ./, and one without it at the top of the repository', async () => {
  repository();
  process.chdir(join(folder.path, 'dist'));
  const same = 'Nothing changes; 1 object the same.\n';
  for (const path of ['main:./web.yaml', 'main:dist/web.yaml', 'main:../dist/', 'main:']) {
    const { status, output, errors } = await folder.run(['diff', path, 'HEAD:dist/web.yaml']);
    expect({ path, status, output, errors }).toEqual({ path, status: 0, output: same, errors: '' });
  }
});

test.each([
  [
    'nowhere:dist',
    'error: nowhere:dist: There is no revision "nowhere" in the git repository of this folder, and no such file.\n',
  ],
  ['HEAD:none', 'error: HEAD:none: There is no file or folder of this name in "HEAD".\n'],
  ['HEAD:../..', 'error: HEAD:../..: The path leads out of the git repository.\n'],
  ['--output=x:dist', undefined],
  ['HEAD:$(touch x)', 'error: HEAD:$(touch x): There is no file or folder of this name in "HEAD".\n'],
  ['HEAD:*', 'error: HEAD:*: There is no file or folder of this name in "HEAD".\n'],
])('the path %s is no side, and is told so', async (path, message) => {
  repository();
  const { status, errors } = await folder.run(['diff', '--', path, './dist']);
  expect(status).toBe(2);
  expect(errors).toBe(message ?? `error: ${path}: This is not a revision of a git repository.\n`);
});

test('outside of a repository there is no revision', async () => {
  folder.write('dist/web.yaml', WEB('a:1'));
  process.chdir(folder.path);
  const { status, errors } = await folder.run(['diff', 'HEAD:dist', './dist']);
  expect(status).toBe(2);
  expect(errors).toBe('error: HEAD:dist: This folder is in no git repository, and there is no such file.\n');
});

test('without git there is no revision either', async () => {
  folder.write('dist/web.yaml', WEB('a:1'));
  const { PATH } = process.env;
  process.env['PATH'] = folder.path;
  try {
    const { errors } = await folder.run(['diff', 'HEAD:dist', './dist']);
    expect(errors).toBe('error: HEAD:dist: git is not installed, and there is no such file.\n');
  } finally {
    process.env['PATH'] = PATH;
  }
});

test('a link in a revision is named, since what it leads to may lie outside', async () => {
  folder.write('dist/web.yaml', WEB('a:1'));
  symlinkSync('/etc/hostname', join(folder.path, 'dist/link.yaml'));
  repository();
  const { status, errors } = await folder.run(['diff', 'HEAD:dist', './dist/web.yaml']);
  expect(status).toBe(2);
  expect(errors).toBe(
    'error: HEAD:dist/link.yaml: The file is a link, which is not followed in a revision: name the file it leads to.\n',
  );
});

test('a file whose name looks like a revision is a file', async () => {
  repository();
  folder.write('HEAD:dist', WEB('a:9'));
  const { output } = await folder.run(['diff', 'HEAD:dist', './dist']);
  expect(output).toContain('a:9 → a:1');
});
