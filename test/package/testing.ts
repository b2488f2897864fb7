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

/** A test as a user writes it. */
const SAMPLE = `import { Testing } from 'cdk8s';
import { Deployment } from 'cdk8s-plus-27';
import { manifestSerializer, podMatchers } from 'cdk8s-pod-patterns/testing';

test('the web server is as it was', () => {
  const chart = Testing.chart();
  new Deployment(chart, 'web', { containers: [{ name: 'web', image: 'shop:1' }] });
  expect(chart).toHaveQosClass('Burstable');
  expect(chart).toStopWithin(30, { kind: 'Deployment' });
  expect(chart).not.toHaveSidecar('proxy');
  expect(chart).toMatchSnapshot();
  expect.extend(podMatchers);
  expect.addSnapshotSerializer(manifestSerializer);
});
`;

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

/** Runs the sample with jest, set up by nothing but its configuration, and looks into the snapshot that it writes. */
export function runSample(root: string, project: string): void {
  const folder = join(project, 'jest');
  mkdirSync(folder);
  const { outputText } = ts.transpileModule(SAMPLE, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  writeFileSync(join(folder, 'sample.test.js'), outputText);
  writeFileSync(join(folder, 'jest.config.json'), JSON.stringify(CONFIG));
  run(folder, process.execPath, join(root, 'node_modules/jest/bin/jest.js'), '--ci=false');
  const snapshot = readFileSync(join(folder, '__snapshots__/sample.test.js.snap'), 'utf8');
  const isYaml = snapshot.includes('`\napiVersion: apps/v1\nkind: Deployment\n') && snapshot.endsWith('\n`;\n');
  if (!isYaml) throw new Problem(`the snapshot is no YAML:\n${snapshot}`);
}
