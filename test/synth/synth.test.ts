import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import schema from '../../schemas/synth.schema.json';
import { breachesOf } from '../support/schema-breaches';
import { configMap, Project } from './project';

const A = configMap('a', '1');
const B = configMap('b', '1');

/** Each of these starts processes. */
const MILLIS = 60_000;

describe('pod-patterns synth', () => {
  let project: Project;

  beforeEach(() => (project = new Project()));

  afterEach(() => project.remove());

  test(
    'creates the folder, says so in a line for each file, and leaves nothing else behind',
    () => {
      project.appWrites({ 'a.k8s.yaml': A, 'sub/b.k8s.yaml': B });
      expect(project.synth()).toEqual({
        status: 0,
        errors: '',
        output: 'created  dist/a.k8s.yaml\ncreated  dist/sub/b.k8s.yaml\ndist: 2 created.\n',
      });
      expect(project.files()).toEqual({ 'a.k8s.yaml': A, 'sub/b.k8s.yaml': B });
      expect(project.names()).toEqual(['.dist.pod-patterns', 'app.js', 'cdk8s.yaml', 'dist', 'files.json']);
    },
    MILLIS,
  );

  test(
    'touches no file whose bytes are equal',
    () => {
      project.appWrites({ 'a.k8s.yaml': A, 'b.k8s.yaml': B, 'c.k8s.yaml': A });
      project.synth();
      const before = ['dist/b.k8s.yaml', '.dist.pod-patterns'].map((name) => statSync(join(project.path, name)));
      expect(project.synth()).toEqual({ status: 0, errors: '', output: 'dist: 3 unchanged.\n' });
      const [file, record] = ['dist/b.k8s.yaml', '.dist.pod-patterns'].map((name) =>
        statSync(join(project.path, name)),
      );
      expect([file?.ino, file?.mtimeMs, record?.ino]).toEqual([before[0]?.ino, before[0]?.mtimeMs, before[1]?.ino]);
      project.appWrites({ 'a.k8s.yaml': B, 'b.k8s.yaml': B, 'c.k8s.yaml': B });
      expect(project.synth().output).toBe(
        'changed  dist/a.k8s.yaml\nchanged  dist/c.k8s.yaml\ndist: 2 changed and 1 unchanged.\n',
      );
      const after = statSync(join(project.path, 'dist/b.k8s.yaml'));
      expect([after.ino, after.mtimeMs]).toEqual([before[0]?.ino, before[0]?.mtimeMs]);
    },
    MILLIS,
  );

  test(
    'removes the files of charts that are gone, and leaves and names what no synthesis wrote',
    () => {
      project.appWrites({ 'a.k8s.yaml': A, 'b.k8s.yaml': B, 'old/c.k8s.yaml': A, 'old/d.k8s.yaml': A });
      project.synth();
      project.write('dist/README.md', 'by hand\n');
      project.write('dist/kustomize/base.yaml', 'by hand\n');
      project.write('dist/old/d.k8s.yaml', 'edited\n');
      project.appWrites({ 'a.k8s.yaml': A });
      expect(project.synth().output).toBe(
        'left     dist/README.md (no synthesis wrote it)\n' +
          'removed  dist/b.k8s.yaml\n' +
          'left     dist/kustomize/ (no synthesis wrote it)\n' +
          'removed  dist/old/c.k8s.yaml\n' +
          'left     dist/old/d.k8s.yaml (no chart writes it any more, and it was edited)\n' +
          'dist: 2 removed, 1 unchanged and 3 left.\n',
      );
      expect(Object.keys(project.files())).toEqual([
        'README.md',
        'a.k8s.yaml',
        'kustomize/base.yaml',
        'old/d.k8s.yaml',
      ]);
    },
    MILLIS,
  );

  test(
    'removes nothing if nobody knows who wrote it',
    () => {
      project.write('dist/old.k8s.yaml', A);
      project.appWrites({ 'a.k8s.yaml': A });
      expect(project.synth().output).toBe(
        'created  dist/a.k8s.yaml\nleft     dist/old.k8s.yaml (no synthesis wrote it)\ndist: 1 created and 1 left.\n',
      );
    },
    MILLIS,
  );

  test(
    'removes a folder with the last file in it',
    () => {
      project.appWrites({ 'a.k8s.yaml': A, 'old/deep/c.k8s.yaml': A });
      project.synth();
      project.appWrites({ 'a.k8s.yaml': B });
      project.synth();
      expect(Object.keys(project.files())).toEqual(['a.k8s.yaml']);
      expect(statSync(join(project.path, 'dist/old'), { throwIfNoEntry: false })).toBeUndefined();
    },
    MILLIS,
  );

  test(
    'prints JSON as its schema says',
    () => {
      project.appWrites({ 'a.k8s.yaml': A });
      project.write('dist/README.md', 'by hand\n');
      const { status, output, errors } = project.synth(['-o', 'json', '--check', 'invalid']);
      const json = JSON.parse(output) as Record<string, unknown>;
      expect([status, errors, breachesOf(schema)(json)]).toEqual([0, expect.any(String), []]);
      expect(json).toMatchObject({
        output: 'dist',
        isVerification: false,
        isUpToDate: true,
        files: [
          { path: 'README.md', fate: 'left', reason: 'foreign' },
          { path: 'a.k8s.yaml', fate: 'created' },
        ],
        summary: { created: 1, changed: 0, removed: 0, unchanged: 0, left: 1 },
        check: { findings: [], summary: { files: 1, errors: 0 } },
      });
    },
    MILLIS,
  );

  test(
    'replaces nothing if the check finds something, and names the files as they would be',
    () => {
      const pod = 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers: []\n';
      project.appWrites({ 'web.k8s.yaml': A });
      project.synth();
      project.appWrites({ 'web.k8s.yaml': pod });
      const { status, output } = project.synth(['--check', 'invalid']);
      expect(status).toBe(1);
      expect(output).toContain('dist/web.k8s.yaml\n  6  error app-container: ');
      expect(output).toMatch(
        / passed over\. Checked for Kubernetes 1\.\d+\.\ndist is left as it was \(--fail-on error\)\.\n$/,
      );
      expect(project.files()).toEqual({ 'web.k8s.yaml': A });
    },
    MILLIS,
  );

  test(
    '--diff says what the change does to the cluster, renamed objects too',
    () => {
      project.appWrites({ 'a.k8s.yaml': A, 'b.k8s.yaml': B });
      project.synth();
      project.appWrites({ 'a.k8s.yaml': A, 'c.k8s.yaml': configMap('c', '1') });
      expect(project.synth(['--diff', '--verify'])).toEqual({
        status: 1,
        errors: '',
        output: `ConfigMap c
  dist/c.k8s.yaml:1
  Renamed from "b": the new one is created, the old one deleted if whoever
    applies them prunes.
  metadata.name  "b" → "c"

1 renamed; 1 object the same.
obsolete  dist/b.k8s.yaml
missing   dist/c.k8s.yaml
dist is not what the code gives: 1 missing, 1 obsolete and 1 equal. Run "pod-patterns synth", and commit what it changes.
`,
      });
      const json = JSON.parse(project.synth(['--diff', '-o', 'json']).output) as Record<string, unknown>;
      expect(breachesOf(schema)(json)).toEqual([]);
      expect(json).toMatchObject({
        isUpToDate: true,
        changes: { objects: [{ kind: 'ConfigMap', name: 'c' }], summary: { unchanged: 1 }, errors: [] },
      });
    },
    MILLIS,
  );

  test(
    '--diff compares nothing if an old file cannot be read, and replaces it unless --fail-on waits for the answer',
    () => {
      project.appWrites({ 'a.k8s.yaml': A, 'b.k8s.yaml': B });
      project.synth();
      const large = `${A}# ${'x'.repeat(32 * 1024 * 1024)}\n`;
      project.write('dist/a.k8s.yaml', large);
      const unread =
        'error: dist/a.k8s.yaml: The file is larger than 32 MiB, which is more than is read: split it into several files.\n';
      const undecided =
        'error: --fail-on rolls cannot be decided, since not all of the old manifests could be read: the output "dist" is left as it was. Run it without --fail-on rolls to replace them.\n';
      expect(project.synth(['--diff', '--fail-on', 'rolls'])).toEqual({
        status: 2,
        output: '',
        errors: `${unread}${undecided}`,
      });
      expect(project.files()['a.k8s.yaml']).toHaveLength(large.length);
      expect(project.synth(['--diff'])).toEqual({
        status: 0,
        output: 'changed  dist/a.k8s.yaml\ndist: 1 changed and 1 unchanged.\n',
        errors: unread,
      });
      expect(project.files()['a.k8s.yaml']).toBe(A);
    },
    MILLIS,
  );

  test(
    '--diff says that what seems new may only not have been read, if a document of an old file cannot be read',
    () => {
      project.appWrites({ 'a.k8s.yaml': A, 'b.k8s.yaml': B });
      project.synth();
      project.write('dist/a.k8s.yaml', `a: [\n---\n${A}`);
      const { status, output, errors } = project.synth(['--diff', '--verify']);
      expect([status, errors]).toEqual([1, expect.stringContaining('error: dist/a.k8s.yaml:')]);
      expect(output.split('\n')[0]).toBe(
        'Not all of the input could be read: what seems to be gone or new may only not have been read.',
      );
    },
    MILLIS,
  );

  test(
    '--diff --fail-on replaces nothing if the change does what it names, as for pod-patterns diff',
    () => {
      const role = (verb: string): string =>
        `apiVersion: rbac.authorization.k8s.io/v1\nkind: RoleBinding\nmetadata:\n  name: web\nroleRef:\n  apiGroup: rbac.authorization.k8s.io\n  kind: Role\n  name: ${verb}\n`;
      const statusOf = (...words: string[]): number | null => project.synth(['--diff', ...words, '--verify']).status;
      project.appWrites({ 'a.k8s.yaml': A, 'role.k8s.yaml': role('read') });
      project.synth();
      expect(['refused', 'rolls', 'worse', 'any'].map((what) => statusOf('--fail-on', what))).toEqual([0, 0, 0, 0]);
      project.appWrites({ 'a.k8s.yaml': configMap('a', '2'), 'role.k8s.yaml': role('read') });
      expect(project.synth(['--diff', '--fail-on', 'any']).output).toMatch(
        /\n1 changed; 1 object the same\.\ndist is left as it was \(--fail-on any\)\.\n$/,
      );
      expect(project.files()['a.k8s.yaml']).toBe(A);
      expect(project.synth(['--diff', '--fail-on', 'worse']).status).toBe(0);
      project.appWrites({ 'a.k8s.yaml': A, 'role.k8s.yaml': role('write') });
      const words = ['--check', 'invalid', '--fail-on', 'warning', '--diff', '--fail-on', 'refused'];
      const json = JSON.parse(project.synth([...words, '-o', 'json']).output) as Record<string, unknown>;
      expect(json).toMatchObject({
        isUpToDate: false,
        failedOn: ['refused'],
        changes: { objects: [{ kind: 'ConfigMap' }, { kind: 'RoleBinding' }], summary: { refused: 1 } },
      });
      expect(breachesOf(schema)(json)).toEqual([]);
      expect(project.files()['a.k8s.yaml']).toBe(configMap('a', '2'));
    },
    MILLIS,
  );

  test(
    '--fail-on without what it is for, of an unknown word, or twice of a kind is an error',
    () => {
      project.appWrites({ 'a.k8s.yaml': A });
      const firstOf = (...words: string[]): string | undefined => project.synth(words).errors.split('\n')[0];
      expect(firstOf('--fail-on', 'warning')).toBe('error: --fail-on warning is for --check.');
      expect(firstOf('--check', 'invalid', '--fail-on', 'rolls')).toBe('error: --fail-on rolls is for --diff.');
      expect(firstOf('--diff', '--fail-on', 'rolls', '--fail-on', 'any')).toBe(
        `error: option '--fail-on <what>' argument 'any' is invalid. It is "rolls" already: name one of its kind.`,
      );
      expect(firstOf('--diff', '--fail-on', 'never')).toBe(
        `error: option '--fail-on <what>' argument 'never' is invalid. Allowed choices are error, warning, info, refused, rolls, worse, any.`,
      );
    },
    MILLIS,
  );

  test(
    'gives the app the variables of cdk8s synth, and passes on what it says only if it fails',
    () => {
      const script = `console.log([process.env.CDK8S_OUTDIR.replace(/run-.*/, ''), process.env.CDK8S_RECORD_CONSTRUCT_METADATA].join());`;
      project.appWrites({ 'a.k8s.yaml': A });
      project.write('after.js', script);
      expect(project.synth().errors).toBe('');
      project.write('after.js', `${script} process.exitCode = 3;`);
      expect(project.synth()).toEqual({
        status: 2,
        output: '',
        errors:
          '.dist.pod-patterns-work/,false\n' +
          'error: The app ended with exit status 3: the output "dist" is left as it was. It was run as: node app.js\n',
      });
    },
    MILLIS,
  );

  test(
    'an app that fails halfway changes nothing, and leaves no folder behind',
    () => {
      project.appWrites({ 'a.k8s.yaml': A });
      project.synth();
      project.appWrites({ 'a.k8s.yaml': B, 'b.k8s.yaml': B });
      project.write('after.js', `process.exitCode = 1;`);
      expect(project.synth().status).toBe(2);
      expect(project.files()).toEqual({ 'a.k8s.yaml': A });
      expect(project.names()).not.toContain('.dist.pod-patterns-work');
    },
    MILLIS,
  );

  test(
    'an app that writes nothing is an error, and the old manifests stay',
    () => {
      project.appWrites({ 'a.k8s.yaml': A });
      project.synth();
      project.appWrites({});
      expect(project.synth()).toEqual({
        status: 2,
        output: '',
        errors:
          'error: The app wrote no manifest into the folder that CDK8S_OUTDIR names: it must call app.synth(), have a chart, and not pass "outdir" to App. The output "dist" is left as it was.\n',
      });
      expect(project.files()).toEqual({ 'a.k8s.yaml': A });
    },
    MILLIS,
  );

  test(
    '--verify writes nothing, and fails if the output is not what the code gives',
    () => {
      project.appWrites({ 'a.k8s.yaml': A, 'b.k8s.yaml': A, 'c.k8s.yaml': A });
      project.synth();
      const record = readFileSync(join(project.path, '.dist.pod-patterns'));
      expect(project.synth(['--verify'])).toEqual({
        status: 0,
        errors: '',
        output: 'dist is what the code gives: 3 equal.\n',
      });
      project.appWrites({ 'a.k8s.yaml': B, 'c.k8s.yaml': A, 'd.k8s.yaml': A });
      expect(project.synth(['--verify'])).toEqual({
        status: 1,
        errors: '',
        output:
          'different  dist/a.k8s.yaml\n' +
          'obsolete   dist/b.k8s.yaml\n' +
          'missing    dist/d.k8s.yaml\n' +
          'dist is not what the code gives: 1 missing, 1 different, 1 obsolete and 1 equal. Run "pod-patterns synth", and commit what it changes.\n',
      });
      expect(project.files()).toEqual({ 'a.k8s.yaml': A, 'b.k8s.yaml': A, 'c.k8s.yaml': A });
      expect(readFileSync(join(project.path, '.dist.pod-patterns'))).toEqual(record);
    },
    MILLIS,
  );
});
