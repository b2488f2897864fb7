import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, run } from './process';
import { readYaml } from './yaml';

/**
 * Compiles the sources, gallery included, against the peers of a project. The declarations that are published hide what
 * the code calls, so a peer that lacks a method would otherwise only be found by whoever calls it.
 */
export function compileSources(root: string, project: string, tsc: string): string {
  const folder = join(project, 'sources');
  mkdirSync(folder);
  for (const name of ['src', 'imports', 'tsconfig.json', 'tsconfig.build.json']) {
    cpSync(join(root, name), join(folder, name), { recursive: true });
  }
  const modules = join(root, 'node_modules');
  const types = ['picomatch', 'sarif'].map((name) => [name, [join(modules, '@types', name)]] as const);
  const paths = { expect: [join(modules, 'expect')], ...Object.fromEntries(types) };
  const compilerOptions = { outDir: '.', typeRoots: [join(modules, '@types')], paths };
  const config = { extends: './tsconfig.build.json', compilerOptions, include: ['src', 'imports'], exclude: [] };
  writeFileSync(join(folder, 'tsconfig.project.json'), JSON.stringify(config));
  run(folder, process.execPath, tsc, '--project', 'tsconfig.project.json');
  return folder;
}

/** Runs the gallery that was compiled in a folder and compares what it writes with the committed manifests. */
export function compareGallery(root: string, folder: string): void {
  run(folder, process.execPath, 'src/gallery/main.js');
  const [expected, actual] = [readYaml(join(root, 'dist')), readYaml(join(folder, 'dist'))];
  const different = [...new Set([...expected.keys(), ...actual.keys()])].filter(
    (file) => expected.get(file) !== actual.get(file),
  );
  if (different.length > 0) throw new Problem(`other bytes than in dist/: ${different.sort().join(', ')}`);
}
