import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fetchedProgramFolders } from './fetched-programs';

/** What every suite needs beside the programs that it starts. */
const TOOLS = ['unshare', 'nsenter', 'setpriv', 'mount', 'chroot', 'ip'] as const;

const CURE = 'on Debian run ".ci/install-programs" as root.';

const POSTGRES = '/usr/lib/postgresql';

/** The folders of programs: those of the path, those for root, that of the newest PostgreSQL, and what was fetched. */
export function programFolders(): string[] {
  const folders = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];
  const path = (process.env['PATH'] ?? '').split(delimiter);
  return [...new Set([...path, ...folders, ...postgresFolders(), ...fetchedProgramFolders()])];
}

/** A sentence for each thing that the suites cannot do without. */
export function missingForPrograms(programs: readonly string[]): string[] {
  const needed = [...new Set([...TOOLS, ...programs])];
  const isRoot = process.getuid?.() === 0;
  return [
    ...(isRoot
      ? []
      : ['Programs run as the users of their containers, which only root can arrange: run this as root.']),
    ...needed
      .filter((program) => findProgram(program) === undefined)
      .map((program) => `${program} is missing: ${CURE}`),
  ];
}

/** The file of a program; undefined if it is not there. */
export function findProgram(program: string): string | undefined {
  return programFolders()
    .map((folder) => join(folder, program))
    .find(isExecutable);
}

function postgresFolders(): string[] {
  try {
    return readdirSync(POSTGRES)
      .sort((one, other) => Number(other) - Number(one))
      .map((version) => join(POSTGRES, version, 'bin'));
  } catch {
    return [];
  }
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
