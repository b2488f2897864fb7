// cspell:words chattr
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathWithNodeAlone } from './kill-at-random';
import { configMap, Project } from './project';

const A = configMap('a', '1');
const B = configMap('b', '1');

/** Each of these starts processes. */
const MILLIS = 60_000;

/** Mounting a file system, and making a file immutable, takes it. */
const describeAsRoot = process.geteuid?.() === 0 ? describe : describe.skip;

describe('pod-patterns synth refuses', () => {
  let project: Project;

  beforeEach(() => {
    project = new Project();
    project.appWrites({ 'a.k8s.yaml': A });
  });

  afterEach(() => project.remove());

  test.each(['..', './', '../'])(
    'the output %s, which is the folder of the app or one above it',
    (output) => {
      expect(project.synth(['--outdir', output]).errors).toBe(
        `error: The output "${output}" is the folder of cdk8s.yaml or one above it: name a folder below it, such as "dist".\n`,
      );
    },
    MILLIS,
  );

  test(
    'a folder without cdk8s.yaml, unless --app says what to run',
    () => {
      rmSync(join(project.path, 'cdk8s.yaml'));
      expect(project.synth().errors).toBe(
        'error: There is no cdk8s.yaml in this folder: run the command where it is, or give the command of the app with --app.\n',
      );
      expect(project.synth(['--app', 'node app.js', '--outdir', 'manifests']).output).toBe(
        'created  manifests/a.k8s.yaml\nmanifests: 1 created.\n',
      );
    },
    MILLIS,
  );

  test(
    'nothing in imports, of which synthesis needs none: charts of one name are as good as any',
    () => {
      const imports =
        'imports:\n  - helm:https://charts.example.com/web@1.0.0\n  - helm:https://charts.example.com/web@2.0.0\n  - k8s\n';
      project.write('cdk8s.yaml', `app: node app.js\n${imports}`);
      expect(project.synth().status).toBe(0);
    },
    MILLIS,
  );

  test(
    'an output that is a link, and leaves the folder to which it leads',
    () => {
      mkdirSync(join(project.path, 'elsewhere'));
      symlinkSync('elsewhere', join(project.path, 'dist'));
      expect(project.synth().errors).toBe(
        'error: The output "dist" is a link to "elsewhere": name that folder itself.\n',
      );
      expect(project.files('elsewhere')).toEqual({});
    },
    MILLIS,
  );

  test(
    'an output that is a file',
    () => {
      writeFileSync(join(project.path, 'dist'), 'by hand');
      expect(project.synth().errors).toBe(
        'error: The output "dist" is not a folder: name another, or remove what is there.\n',
      );
    },
    MILLIS,
  );

  test(
    'links, folders and files of others where a manifest would go, and leaves them',
    () => {
      project.write('elsewhere.yaml', 'by hand\n');
      mkdirSync(join(project.path, 'dist/b.k8s.yaml'), { recursive: true });
      symlinkSync('../elsewhere.yaml', join(project.path, 'dist/a.k8s.yaml'));
      project.write('dist/sub', 'by hand\n');
      project.appWrites({ 'a.k8s.yaml': A, 'b.k8s.yaml': B, 'sub/c.k8s.yaml': B });
      expect(project.synth()).toEqual({
        status: 2,
        output: '',
        errors:
          'error: "dist/a.k8s.yaml" is a link or no regular file, and the app writes there. Move it away first.\n' +
          'error: "dist/b.k8s.yaml" is a folder, and the app writes a file of that name. Move it away first.\n' +
          'error: "dist/sub" is a file, and the app writes a folder of that name. Move it away first.\n',
      });
      expect(readFileSync(join(project.path, 'elsewhere.yaml'), 'utf8')).toBe('by hand\n');
    },
    MILLIS,
  );

  test(
    'an output that may not be written',
    () => {
      project.synth();
      project.appWrites({ 'a.k8s.yaml': B });
      chmodSync(join(project.path, 'dist'), 0o555);
      expect(project.synthAsNobody().errors).toBe('error: The output "dist" cannot be used: permission denied.\n');
      chmodSync(join(project.path, 'dist'), 0o755);
      chmodSync(project.path, 0o555);
      expect(project.synthAsNobody().errors).toBe(
        'error: The output "dist" needs a folder beside it for the time of a synthesis, and "." does not take one: permission denied.\n',
      );
      chmodSync(project.path, 0o755);
      expect(project.files()).toEqual({ 'a.k8s.yaml': A });
    },
    MILLIS,
  );
});

describeAsRoot('pod-patterns synth loses nothing, given', () => {
  let project: Project;

  beforeEach(() => (project = new Project()));

  afterEach(() => project.remove());

  test(
    'a file that cannot be replaced, and then undoes what it did before',
    () => {
      const names = ['a', 'b', 'c', 'd'];
      const version = (value: string): Record<string, string> =>
        Object.fromEntries(names.map((name) => [`${name}.k8s.yaml`, configMap(name, value)]));
      project.appWrites({ ...version('1'), 'gone.k8s.yaml': A });
      project.synth();
      const immutable = join(project.path, 'dist/c.k8s.yaml');
      execFileSync('chattr', ['+i', immutable]);
      try {
        project.appWrites({ ...version('2'), 'aa.k8s.yaml': A });
        expect(project.synth([], { PATH: pathWithNodeAlone(join(project.path, 'bin')) })).toEqual({
          status: 2,
          output: '',
          errors: 'error: The output "dist" is left as it was: operation not permitted.\n',
        });
        expect(project.files()).toEqual({ ...version('1'), 'gone.k8s.yaml': A });
        expect(project.names()).not.toContain('.dist.pod-patterns-work');
      } finally {
        execFileSync('chattr', ['-i', immutable]);
      }
      expect(project.synth().status).toBe(0);
    },
    MILLIS,
  );

  test(
    'a disk that is full, and loses nothing',
    () => {
      const disk = join(project.path, 'disk');
      mkdirSync(disk);
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk]);
      try {
        const small = { 'a.k8s.yaml': A, 'b.k8s.yaml': B };
        project.appWrites(small);
        expect(project.synth(['--outdir', 'disk/dist']).status).toBe(0);
        project.appWrites({
          'a.k8s.yaml': B,
          'b.k8s.yaml': A,
          'large.k8s.yaml': configMap('large', 'x'.repeat(2 ** 18)),
        });
        const { status, errors } = project.synth(['--outdir', 'disk/dist']);
        expect([status, errors]).toEqual([2, expect.stringContaining('ENOSPC: no space left on device')]);
        expect(errors).toMatch(
          /\nerror: The app ended with exit status 1: the output "disk\/dist" is left as it was\./,
        );
        expect(project.files('disk/dist')).toEqual(small);
        expect(project.synth(['--outdir', 'disk']).errors).toBe(
          'error: The output "disk" is where a file system is mounted: name a folder below it, so that files can be renamed into it.\n',
        );
      } finally {
        execFileSync('umount', [disk]);
      }
    },
    MILLIS,
  );
});
