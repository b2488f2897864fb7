import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A program that judges manifests, and how to read what it says. */
export interface Program {
  readonly name: string;
  /** The version that is compared. */
  readonly version: string;
  /** The package that `go install` takes; absent if the program is not published as one. */
  readonly goPackage?: string;
  readonly home: string;
  /** The words that judge files, behind the program itself. */
  readonly words: (files: readonly string[]) => readonly string[];
  /** The ids of the checks that fail, each as often as it does. */
  readonly read: (output: string) => readonly string[];
}

/** The folder with the programs: they take minutes to build. */
export function programFolder(): string {
  return process.env['LINTERS_CACHE'] ?? join(homedir(), '.cache', 'cdk8s-pod-patterns', 'linters');
}

/** Where a program is, after it was installed if it was missing; undefined if it cannot be. */
export function programPath({
  name,
  goPackage,
  version,
}: Pick<Program, 'name' | 'goPackage' | 'version'>): string | undefined {
  const folder = programFolder();
  const file = join(folder, name);
  if (existsSync(file) || goPackage === undefined) return existsSync(file) ? file : undefined;
  mkdirSync(folder, { recursive: true });
  console.error(`installing ${name} ${version} into ${folder}`);
  const env = { ...process.env, GOBIN: folder, GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'auto' };
  spawnSync('go', ['install', `${goPackage}@v${version}`], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
    cwd: homedir(),
  });
  return existsSync(file) ? file : undefined;
}

/** The checks of a program that fail for files. */
export function failedChecks(program: Program, path: string, files: readonly string[]): readonly string[] {
  const { stdout, stderr, error } = spawnSync(path, program.words(files), { encoding: 'utf8', maxBuffer: 1 << 30 });
  if (error) throw error;
  if (stdout.trim() === '') return ['cannot read it'];
  try {
    return program.read(stdout);
  } catch (cause) {
    throw new Error(`what ${program.name} prints cannot be read: ${stdout.slice(0, 200)}${stderr.slice(0, 500)}`, {
      cause,
    });
  }
}
