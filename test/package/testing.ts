import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { Problem, run } from './process';

/** How the types of the testing helpers are found: by a resolution of TypeScript, for one of the two types of jest. */
export interface TypingWay {
  readonly name: string;
  readonly options: object;
  /** What a test imports, so that it knows `expect` and the matchers. */
  readonly imports: string;
}

const GLOBAL = `import 'cdk8s-pod-patterns/testing';`;
const IMPORTED = `import { expect, test } from '@jest/globals';\nimport 'cdk8s-pod-patterns/testing/jest-globals';`;
const RESOLUTIONS = [
  { name: 'node16', options: { module: 'node16', moduleResolution: 'node16' } },
  { name: 'bundler', options: { module: 'esnext', moduleResolution: 'bundler' } },
  { name: 'node10', options: { module: 'commonjs', moduleResolution: 'node10' } },
];

/** The ways in which the types are promised to be found. */
export const TYPING_WAYS: readonly TypingWay[] = RESOLUTIONS.flatMap(({ name, options }) => [
  { name: `@types/jest with ${name} resolution`, options: { ...options, types: ['jest', 'node'] }, imports: GLOBAL },
  { name: `@jest/globals with ${name} resolution`, options: { ...options, types: ['node'] }, imports: IMPORTED },
]);

/** The types of vitest, which resolves as a bundler does. */
export const VITEST_TYPING: TypingWay = {
  name: 'vitest',
  options: { module: 'esnext', moduleResolution: 'bundler', types: ['node'], skipLibCheck: true },
  imports: `import { expect, test } from 'vitest';\nimport 'cdk8s-pod-patterns/testing/vitest';`,
};

/** The release of vitest that is tried. */
export const VITEST = 'vitest@^4.1.0';

const HEAD = `import { Testing } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { manifestSerializer, podMatchers } from 'cdk8s-pod-patterns/testing';
`;

const SET_UP = `expect.extend(podMatchers);
expect.addSnapshotSerializer(manifestSerializer);
`;

const TEST = `test('the web server is as it was', () => {
  const chart = Testing.chart();
  new Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
  expect(chart).toHaveQosClass('Burstable');
  expect(chart).toStopWithin(30, { kind: 'Deployment' });
  expect(chart).not.toHaveSidecar('proxy');
  expect(chart).toMatchSnapshot();
});
`;

/** A test as a user writes it whose configuration sets it up; the last lines show that their types fit. */
const SAMPLE = `${HEAD}\n${TEST}\ntest('more is set up', () => {\n${SET_UP}});\n`;

/** The same test where nothing is global, and it sets itself up. */
const VITEST_SAMPLE = `import { expect, test } from 'vitest';\n${HEAD}\n${SET_UP}\n${TEST}`;

const CONFIG = {
  setupFilesAfterEnv: ['cdk8s-pod-patterns/testing/setup'],
  snapshotSerializers: ['cdk8s-pod-patterns/testing/serializer'],
};

/** Lets TypeScript judge the sample; jest and its types are those of the repository. */
export function checkTypes({ name, options, imports }: TypingWay, root: string, project: string, tsc: string): void {
  const folder = join(project, name.replaceAll(/\W+/g, '-'));
  mkdirSync(folder);
  const modules = join(root, 'node_modules');
  const compilerOptions = {
    ...{ target: 'es2022', lib: ['es2022'], strict: true, skipLibCheck: false, noEmit: true },
    typeRoots: [join(modules, '@types')],
    paths: { '@jest/*': [join(modules, '@jest/*')], expect: [join(modules, 'expect')] },
    ...options,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['sample.ts'] }));
  writeFileSync(join(folder, 'sample.ts'), `${imports}\n${SAMPLE}`);
  run(folder, process.execPath, tsc, '--project', folder);
}

/** Runs the sample with vitest: where `expect` is imported, and where it is global and the configuration sets it up. */
export function runVitestSamples(project: string): void {
  const { setupFilesAfterEnv: setupFiles, snapshotSerializers } = CONFIG;
  const globals = { test: { globals: true, setupFiles, snapshotSerializers } };
  runVitest(join(project, 'vitest-imported'), VITEST_SAMPLE, {});
  runVitest(join(project, 'vitest-global'), SAMPLE, globals);
}

/** Where the variable CI is set, vitest writes a new snapshot only if it is told to. */
function runVitest(folder: string, sample: string, config: object): void {
  mkdirSync(folder);
  writeFileSync(join(folder, 'sample.test.ts'), sample);
  writeFileSync(join(folder, 'vitest.config.mjs'), `export default ${JSON.stringify(config)};\n`);
  run(folder, process.execPath, join(folder, '../node_modules/vitest/vitest.mjs'), 'run', '--root', folder, '--update');
  expectYaml(readFileSync(join(folder, '__snapshots__/sample.test.ts.snap'), 'utf8'));
}

/** Runs the sample with jest, set up by nothing but its configuration, and looks into the snapshot that it writes. */
export function runSample(root: string, project: string): void {
  const folder = join(project, 'jest');
  mkdirSync(folder);
  const { outputText } = ts.transpileModule(SAMPLE, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  writeFileSync(join(folder, 'sample.test.js'), outputText);
  writeFileSync(join(folder, 'jest.config.json'), JSON.stringify(CONFIG));
  run(folder, process.execPath, join(root, 'node_modules/jest/bin/jest.js'), '--ci=false');
  expectYaml(readFileSync(join(folder, '__snapshots__/sample.test.js.snap'), 'utf8'));
}

function expectYaml(snapshot: string): void {
  const isYaml = snapshot.includes('`\napiVersion: apps/v1\nkind: Deployment\n') && snapshot.endsWith('\n`;\n');
  if (!isYaml) throw new Problem(`the snapshot is no YAML:\n${snapshot}`);
}
