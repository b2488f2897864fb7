/** Packs the package, installs it as a user would, and runs the sample of the README in every way that is promised. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Checks } from './checks';
import { CLONE_INSTALLS, cloneRepository, useGlobally, useInstalled } from './clone';
import { consumersWithoutPlus27, expectSpreadRefused, findCodeAboveFindings, installedPlus27 } from './consumers';
import type { Consumer } from './consumers';
import { compareGallery, compileSources } from './gallery';
import { findUntriedRanges, newestVersions, peerSets } from './peers';
import type { PeerSet } from './peers';
import { Problem, run } from './process';
import { readSample, synthesize, WAYS } from './sample';
import { expectCopiesToAgree, expectOtherReleaseToBeNamed } from './two-copies';
import { checkTypes, runSample, runVitestSamples, TYPING_WAYS, VITEST, VITEST_TYPING } from './testing';
import { expectValidationByCdk8s } from './validation';
import { findDeadLinks, findMachinePaths, findWrongFiles } from './tarball';

const ROOT = join(__dirname, '../..');
const NAME = 'cdk8s-pod-patterns';
const INSTALL = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error'];
const TSC = require.resolve('typescript/bin/tsc');

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

const checks = new Checks();
const temp = mkdtempSync(join(tmpdir(), 'package-test-'));
try {
  main();
} finally {
  rmSync(temp, { recursive: true, force: true });
}
console.log(checks.summary());
process.exitCode = checks.failed ? 1 : 0;

function main(): void {
  const tarball = checkTarball();
  const sample = checks.check('the README has a sample', () => readSample(join(ROOT, 'README.md')));
  checks.expectNone('the declared peer ranges begin with the versions tried', () => findUntriedRanges(ROOT));
  for (const peers of peerSets(ROOT)) checkInstalled(peers, tarball, sample);
  for (const consumer of consumersWithoutPlus27(ROOT)) checkWithoutPlus27(consumer, tarball);
  checkClone();
}

function checkTarball(): string | undefined {
  const packed = checks.check('npm packs the package', pack);
  const files = packed?.files.map(({ path }) => path) ?? [];
  const tarball = packed && join(temp, packed.filename);
  checks.expectNone('the tarball holds what a user needs, and nothing else', () => findWrongFiles(files), [packed]);
  checks.expectNone('no page links to a file that the tarball lacks', () => findDeadLinks(ROOT, files), [packed]);
  checks.expectNone('no file names a path of this machine', () => findMachinePaths(ROOT, files), [packed]);
  checks.check('publint finds no error and no warning', () => publint(tarball ?? ''), [packed]);
  return tarball;
}

/** What users do before the package is on a registry. */
function checkClone(): void {
  const clone = checks.check('the repository can be cloned', () => cloneRepository(ROOT, temp));
  const packed = checks.check('npm packs a fresh clone', () => pack(clone), [clone]);
  const files = packed?.files.map(({ path }) => path) ?? [];
  checks.expectNone('its tarball holds what a user needs, and nothing else', () => findWrongFiles(files), [packed]);
  const { cdk8s = '', constructs = '' } = newestVersions(ROOT);
  const peers = [`cdk8s@${cdk8s}`, `constructs@${constructs}`];
  for (const way of CLONE_INSTALLS) {
    const used = () => useInstalled(way, clone ?? '', temp, peers);
    checks.check(`npm installs ${way.name}, and the package works`, used, [packed]);
  }
  const used = () => useGlobally(clone ?? '', temp);
  checks.check('npm installs a Git repository for all projects, and the command works', used, [packed]);
}

function checkInstalled(peers: PeerSet, tarball: string | undefined, sample: string | undefined): void {
  const label = (title: string) => `${peers.name}: ${title}`;
  const project = checks.check(label(`npm installs ${list(peers)}`), () => install(peers, tarball ?? ''), [tarball]);
  checks.expectNone(label('loading the package does not load cdk8s-plus-27'), () => loadedPlus(project ?? ''), [
    project,
  ]);
  const outputs = WAYS.map((way) =>
    checks.check(label(`the sample runs from ${way.name}`), () => synthesize(way, project ?? '', sample ?? '', TSC), [
      project,
      sample,
    ]),
  );
  checks.check(label('every way wrote the same YAML'), () => expectSame(outputs), outputs);
  checkCopies(label, project);
  checkCommand(label, project);
  const validated = () => expectValidationByCdk8s(ROOT, project ?? '');
  checks.check(label('cdk8s synth validates by the package'), validated, [project]);
  checkTesting(label, project);
  checkGallery(label, project);
  if (peers.name === 'newest peers') checkVitest(label, project);
}

function checkWithoutPlus27({ peers, sample }: Consumer, tarball: string | undefined): void {
  const label = (title: string) => `${peers.name}: ${title}`;
  const project = checks.check(label(`npm installs ${list(peers)}`), () => install(peers, tarball ?? ''), [tarball]);
  checks.expectNone(label('npm installs no cdk8s-plus-27 beside it'), () => installedPlus27(project ?? ''), [project]);
  for (const way of WAYS) {
    const synthesized = () => synthesize(way, project ?? '', sample, TSC);
    checks.check(label(`a sample compiles and synthesizes from ${way.name}`), synthesized, [project]);
  }
  const spread = () => expectSpreadRefused(project ?? '');
  checks.check(label('spreading probes says that cdk8s-plus-27 is missing'), spread, [project]);
  const codeAbove = () => findCodeAboveFindings(project ?? '');
  checks.expectNone(label('findings that nobody catches stand below no line of code'), codeAbove, [project]);
  checkCommand(label, project);
}

function checkCopies(label: (title: string) => string, project: string | undefined): void {
  const agreed = checks.check(
    label('two copies of the package on one tree see each other'),
    () => {
      expectCopiesToAgree(project ?? '');
      return true;
    },
    [project],
  );
  const refused = () => expectOtherReleaseToBeNamed(project ?? '');
  checks.check(label('a copy that keeps its state in another way is named'), refused, [agreed]);
}

function checkCommand(label: (title: string) => string, project: string | undefined): void {
  const explained = () => explain(project ?? '');
  checks.check(label('the installed command explains what the gallery synthesized'), explained, [project]);
}

function explain(project: string): void {
  const command = join(project, 'node_modules', '.bin', 'pod-patterns');
  const { pods, errors } = JSON.parse(run(project, command, 'explain', '-o', 'json', join(ROOT, 'dist'))) as Explained;
  if (pods.length === 0 || errors.length > 0)
    throw new Problem(`${pods.length} Pods, errors: ${JSON.stringify(errors)}`);
}

interface Explained {
  readonly pods: readonly unknown[];
  readonly errors: readonly unknown[];
}

function checkTesting(label: (title: string) => string, project: string | undefined): void {
  for (const way of TYPING_WAYS) {
    const typed = () => checkTypes(way, ROOT, project ?? '', TSC);
    checks.check(label(`the matchers are typed for ${way.name}`), typed, [project]);
  }
  const sampled = () => runSample(ROOT, project ?? '');
  checks.check(label('jest runs a test with the matchers and the serializer'), sampled, [project]);
}

function checkVitest(label: (title: string) => string, project: string | undefined): void {
  const add = () => {
    run(project ?? '', 'npm', ...INSTALL, VITEST);
    return true;
  };
  const added = checks.check(label(`npm installs ${VITEST}`), add, [project]);
  const typed = () => checkTypes(VITEST_TYPING, ROOT, project ?? '', TSC);
  checks.check(label('the matchers are typed for vitest'), typed, [added]);
  const sampled = () => runVitestSamples(project ?? '');
  checks.check(label('vitest runs a test with the matchers and the serializer'), sampled, [added]);
}

function checkGallery(label: (title: string) => string, project: string | undefined): void {
  const folder = checks.check(
    label('the sources compile against these peers'),
    () => compileSources(ROOT, project ?? '', TSC),
    [project],
  );
  checks.check(label('the gallery writes what dist/ holds'), () => compareGallery(ROOT, folder ?? ''), [folder]);
}

/** npm builds the package first. */
function pack(folder = ROOT): Packed {
  const destination = folder === ROOT ? temp : folder;
  const [packed] = JSON.parse(run(folder, 'npm', 'pack', '--json', '--pack-destination', destination)) as Packed[];
  if (packed === undefined) throw new Problem('npm pack named no tarball');
  return packed;
}

function publint(tarball: string): void {
  run(ROOT, 'npx', 'publint', 'run', tarball, '--strict');
}

function install(peers: PeerSet, tarball: string): string {
  const project = join(temp, peers.name.replaceAll(' ', '-'));
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true }));
  const packages = Object.entries(peers.versions).map(([name, version]) => `${name}@${version}`);
  run(project, 'npm', ...INSTALL, tarball, ...packages);
  return project;
}

function loadedPlus(project: string): string[] {
  const script = `require('${NAME}'); console.log(Object.keys(require.cache).join('\\n'))`;
  const loaded = run(project, process.execPath, '--eval', script).split('\n');
  return loaded.filter((file) => file.includes('cdk8s-plus-27')).slice(0, 1);
}

function expectSame(outputs: readonly (string | undefined)[]): void {
  const different = WAYS.filter((_, index) => outputs[index] !== outputs[0]).map(({ name }) => name);
  if (different.length > 0) throw new Problem(`${different.join(', ')} wrote other YAML than ${WAYS[0]?.name}`);
}

function list(peers: PeerSet): string {
  return Object.entries(peers.versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}
