import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { Problem, run } from './process';
import { readYaml } from './yaml';

const STRICT = { target: 'es2022', lib: ['es2022'], types: [], strict: true, skipLibCheck: false, outDir: '.' };

/** A way to use the package: how the sample is written into a folder and made runnable. */
export interface Way {
  readonly name: string;
  /** Writes the program and returns the name of the file to run. */
  readonly prepare: (folder: string, sample: string, tsc: string) => string;
}

/** The ways that the package promises to work in. */
export const WAYS: readonly Way[] = [
  {
    name: 'TypeScript with module node16',
    prepare: compile({ module: 'node16', moduleResolution: 'node16' }, 'commonjs'),
  },
  {
    name: 'TypeScript with module esnext and bundler resolution',
    prepare: compile({ module: 'esnext', moduleResolution: 'bundler' }, 'module'),
  },
  { name: 'an ES module', prepare: transpile('sample.mjs', ts.ModuleKind.ESNext) },
  { name: 'require', prepare: transpile('sample.cjs', ts.ModuleKind.CommonJS) },
];

/** The first TypeScript block of the README. */
export function readSample(readme: string): string {
  const sample = /^```ts\n(.*?)^```$/ms.exec(readFileSync(readme, 'utf8'))?.[1];
  if (sample === undefined) throw new Problem('README.md has no code block that begins with ```ts');
  return sample;
}

/** Runs the sample in a folder of its own and returns the YAML that it wrote there. */
export function synthesize(way: Way, project: string, sample: string, tsc: string): string {
  const folder = join(project, way.name.replaceAll(' ', '-'));
  mkdirSync(folder);
  const program = way.prepare(folder, sample, tsc);
  run(folder, process.execPath, program);
  const yaml = [...readYaml(folder)].map(([file, text]) => `# ${file}\n${text}`);
  if (yaml.length === 0) throw new Problem('the sample wrote no YAML');
  return yaml.join('');
}

function compile(options: object, type: string): Way['prepare'] {
  return (folder, sample, tsc) => {
    const compilerOptions = { ...STRICT, ...options };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }));
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['sample.ts'] }));
    writeFileSync(join(folder, 'sample.ts'), sample);
    run(folder, process.execPath, tsc, '--project', folder);
    return 'sample.js';
  };
}

function transpile(file: string, module: ts.ModuleKind): Way['prepare'] {
  return (folder, sample) => {
    const { outputText } = ts.transpileModule(sample, { compilerOptions: { module, target: ts.ScriptTarget.ES2022 } });
    writeFileSync(join(folder, file), outputText);
    return file;
  };
}
