import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, run } from './process';

const NAME = 'cdk8s-pod-patterns';

/** A way to install the package before it is on a registry. */
export interface CloneInstall {
  readonly name: string;
  /** What stands behind `npm install`, for a clone. */
  readonly source: (clone: string) => string;
}

/** The ways to install the package from a clone; from Git, npm installs what the build needs by itself. */
export const CLONE_INSTALLS: readonly CloneInstall[] = [
  { name: 'the folder of a clone', source: (clone) => clone },
  { name: 'a Git repository', source: (clone) => `git+file://${clone}` },
];

/** Clones the repository as it is committed, with the dependencies of the original and without what was built there. */
export function cloneRepository(root: string, temp: string): string {
  const clone = join(temp, 'clone');
  run(root, 'git', 'clone', '--quiet', root, clone);
  symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
  return clone;
}

/** Installs the package from a clone into an empty project, loads it and runs its command. */
export function useInstalled({ name, source }: CloneInstall, clone: string, temp: string, peers: string[]): void {
  const project = join(temp, name.replaceAll(' ', '-'));
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true }));
  run(project, 'npm', 'install', '--no-audit', '--prefer-offline', '--loglevel=error', source(clone), ...peers);
  run(project, process.execPath, '--eval', `require('${NAME}')`);
  run(project, 'npx', '--no', '-p', NAME, 'pod-patterns', '--version');
  if (!existsSync(join(project, 'node_modules', NAME, 'docs/rules/index.md')))
    throw new Problem('the docs are missing');
}

/** Installs the package from Git beside all projects, as pre-commit does it with a folder of its own, and runs its command. */
export function useGlobally(clone: string, temp: string): void {
  const prefix = join(temp, 'global');
  const flags = ['--global', `--prefix=${prefix}`, '--install-links', '--prefer-offline', '--loglevel=error'];
  run(temp, 'npm', 'install', ...flags, `git+file://${clone}`);
  run(temp, join(prefix, 'bin', 'pod-patterns'), '--version');
}
