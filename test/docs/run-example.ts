import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as ts from 'typescript';
import type { Example } from './examples';

/** Runs a program in a folder of its own, which has nothing but the files that its page shows. */
export function runInOwnFolder({ code, files = new Map<string, string>() }: Example): void {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  process.chdir(folder);
  try {
    runExample(code);
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}

/** Runs a program as CommonJS, with the sources in the place of the package. */
export function runExample(code: string, exported: object = {}): void {
  const options = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(code, { compilerOptions: options });
  new Function('require', 'exports', outputText)(load, exported);
}

function load(name: string): unknown {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a sample names what it needs
  return require(name === 'cdk8s-pod-patterns' ? '../../src/index' : name);
}

/** The type errors of all programs together, with the sources in the place of the package. */
export function typeErrors(examples: readonly Example[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'examples-'));
  try {
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(CONFIGURATION));
    for (const [index, { code }] of examples.entries()) writeFileSync(join(folder, `${index}.ts`), code);
    const { stdout, error } = spawnSync(process.execPath, [COMPILER, '-p', folder, '--pretty', 'false'], {
      encoding: 'utf8',
    });
    if (error) throw error;
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => named(line, examples));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const COMPILER = resolve('node_modules/typescript-7/bin/tsc');

/** The programs stand outside of the repository, but find its packages. */
const CONFIGURATION = {
  extends: resolve('tsconfig.json'),
  compilerOptions: {
    paths: {
      'cdk8s-pod-patterns': [resolve('src/index.ts')],
      '*': [resolve('node_modules/@types/*'), resolve('node_modules/*')],
    },
    typeRoots: [resolve('node_modules/@types')],
  },
  include: ['*.ts'],
};

/** A line of the compiler with the name of the example for its file. */
function named(line: string, examples: readonly Example[]): string {
  return line.replace(/^\S*?(\d+)\.ts\(/, (_file, index: string) => `${examples[Number(index)]?.name}(`);
}
