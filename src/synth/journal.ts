import { existsSync, fsyncSync, openSync, closeSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a synthesis is about to do to its output, so that the next one can end it. Paths are from the output. */
export interface Journal {
  /** The folder in the work folder that holds what is new, and what is old. */
  readonly run: string;
  /** Files that are renamed into the output, in this order. */
  readonly writes: readonly string[];
  /** Files that are removed, with the hash that they have. */
  readonly removes: readonly (readonly [path: string, hash: string])[];
  /** The identity of the output, if it is exchanged as a whole. */
  readonly exchanged?: string;
  /** All that was in it, if it is exchanged as a whole: what came later is not in the new one. */
  readonly known?: readonly string[];
  /** The text of the record of files that are written. */
  readonly record: string;
}

const FILE = 'journal.json';

/** Keeps a journal; from now on the next synthesis ends what this one cannot. */
export function writeJournal(work: string, journal: Journal): void {
  const file = join(work, FILE);
  writeSynced(`${file}.new`, JSON.stringify(journal));
  renameSync(`${file}.new`, file);
  syncPath(work);
}

/** The journal of a synthesis that did not end; undefined if there is none. */
export function readJournal(work: string): Journal | undefined {
  const file = join(work, FILE);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Journal) : undefined;
}

/** Ends what a journal is about. */
export function removeJournal(work: string): void {
  rmSync(join(work, FILE), { force: true });
}

/** Writes a file, and waits until the disk has it. */
function writeSynced(file: string, text: string): void {
  writeFileSync(file, text);
  syncPath(file);
}

/** Waits until the disk has a file or folder, where the system can. */
export function syncPath(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } catch {
    // Folders cannot be synced everywhere.
  } finally {
    closeSync(descriptor);
  }
}
