import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock, type Lock, type LockHolder } from './lock';
import { readJournal } from './journal';
import type { OutputFolder } from './output-folder';
import { endEarlierSwap } from './replace-output';

/** The folders of one synthesis, for as long as it takes. */
export interface Workspace {
  /** The name of its folder in the work folder. */
  readonly run: string;
  /** The folder into which the app writes; the app makes it. */
  readonly fresh: string;
  /** The file that keeps what the app writes to standard output. */
  readonly log: string;
  /** Whether an earlier synthesis was killed while it replaced the output. */
  readonly endedEarlier: boolean;
  /** Removes the folders. */
  readonly remove: () => void;
}

/** The folders for a synthesis that writes nothing into the repository. */
export function temporaryWorkspace({ work }: OutputFolder): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'pod-patterns-'));
  return workspaceAt(root, '', readJournal(work) !== undefined, () => removeFolder(root));
}

/** The folders for a synthesis that replaces the output, or who uses them now. An earlier synthesis that was killed is ended. */
export function lockedWorkspace(folder: OutputFolder): Workspace | { readonly holder: LockHolder } {
  const { work } = folder;
  const lock = lockIn(work);
  if ('holder' in lock) return lock;
  const end = (): void => {
    lock.release();
    removeIfEmpty(work);
  };
  try {
    const endedEarlier = endEarlierSwap(folder);
    removeRuns(work);
    const run = `${RUN}${randomBytes(6).toString('hex')}`;
    mkdirSync(join(work, run));
    return workspaceAt(work, run, endedEarlier, () => {
      removeFolder(join(work, run));
      end();
    });
  } catch (error) {
    end();
    throw error;
  }
}

const RUN = 'run-';
const LOCK = 'lock';

/** The last synthesis removes the folder, perhaps just now. */
function lockIn(work: string): Lock | { readonly holder: LockHolder } {
  for (;;) {
    mkdirSync(work, { recursive: true });
    try {
      return takeLock(join(work, LOCK));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
}

function workspaceAt(root: string, run: string, endedEarlier: boolean, remove: () => void): Workspace {
  return { run, fresh: join(root, run, 'new'), log: join(root, run, 'app.log'), endedEarlier, remove };
}

/** What killed syntheses left behind. */
function removeRuns(work: string): void {
  for (const name of readdirSync(work)) {
    if (name !== LOCK) removeFolder(join(work, name));
  }
}

/** What cannot be removed, such as a file that somebody made immutable, is tried again by the next synthesis. */
function removeFolder(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    return;
  }
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    return;
  }
}
