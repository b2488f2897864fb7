import { chmodSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { replaceFile } from '../files/replace-file';
import { completeFolder, exchangeOutput, rescueLateFiles } from './exchange-output';
import { readJournal, removeJournal, syncPath, writeJournal, type Journal } from './journal';
import { identityOf, type FileFate, type OutputChanges } from './output-changes';
import type { OutputFolder } from './output-folder';
import { keepOldFiles, renameFiles, type RenamePlaces } from './rename-files';
import { readWrittenFiles, writtenFilesText } from './written-files';

/** How an output was replaced: not at all, as a whole, or file by file. */
export type Replacement = 'nothing' | 'whole' | 'files';

/**
 * Gives an output what is in a new folder. It is whole at every moment where folders can be exchanged or one file changes
 * at most; elsewhere each of its files is, and the next synthesis ends what this one could not.
 *
 * @param run - the folder below the work folder that is for this synthesis
 */
export function replaceOutput(changes: OutputChanges, folder: OutputFolder, run: string): Replacement {
  const places = placesOf(folder, run);
  const [writes, removed] = [pathsOf(changes, 'created', 'changed'), pathsOf(changes, 'removed')];
  const record = writtenFilesText(changes.written);
  if (writes.length + removed.length === 0) {
    saveRecord(record, folder);
    return 'nothing';
  }
  for (const path of writes) prepareFile(join(places.fresh, path), join(folder.path, path));
  if (!existsSync(folder.path)) return moveFolder(places, folder, record);
  const removes = removed.map((path) => [path, changes.earlier.get(path) ?? ''] as const);
  const journal = { run, writes, removes, record };
  const isWhole = writes.length + removes.length > 1 && swapWhole(changes, journal, folder, places);
  if (!isWhole) swapFiles(journal, folder, places);
  return isWhole ? 'whole' : 'files';
}

function placesOf({ path, work }: OutputFolder, run: string): RenamePlaces {
  return { output: path, fresh: join(work, run, 'new'), old: join(work, run, 'old') };
}

function pathsOf({ files }: OutputChanges, ...fates: readonly FileFate[]): string[] {
  return files.filter(({ fate }) => fates.includes(fate)).map(({ path }) => path);
}

/** A file keeps its mode. */
function prepareFile(fresh: string, now: string): void {
  const status = statSync(now, { throwIfNoEntry: false });
  if (status) chmodSync(fresh, status.mode & 0o7777);
  syncPath(fresh);
}

function moveFolder({ fresh, output }: RenamePlaces, folder: OutputFolder, record: string): Replacement {
  mkdirSync(dirname(output), { recursive: true });
  renameSync(fresh, output);
  saveRecord(record, folder);
  return 'whole';
}

function swapWhole(changes: OutputChanges, journal: Journal, folder: OutputFolder, places: RenamePlaces): boolean {
  const { output, fresh } = places;
  const identity = identityOf(output);
  if (identity === undefined || !completeFolder(changes, output, fresh)) return false;
  const known = changes.files.map(({ path }) => path);
  writeJournal(folder.work, { ...journal, exchanged: identity, known });
  if (!exchangeOutput(output, fresh, pathsOf(changes, 'left'))) {
    removeJournal(folder.work);
    return false;
  }
  rescueLateFiles(output, fresh, known);
  endSwap(journal, folder);
  return true;
}

function swapFiles(journal: Journal, folder: OutputFolder, places: RenamePlaces): void {
  keepOldFiles(journal, places);
  writeJournal(folder.work, journal);
  endFiles(journal, folder, places);
}

function endFiles(journal: Journal, folder: OutputFolder, places: RenamePlaces): void {
  try {
    renameFiles(journal, places);
  } catch (error) {
    removeJournal(folder.work);
    throw error;
  }
  endSwap(journal, folder);
}

function endSwap({ record }: Journal, folder: OutputFolder): void {
  saveRecord(record, folder);
  removeJournal(folder.work);
}

function saveRecord(record: string, { record: file }: OutputFolder): void {
  if (writtenFilesText(readWrittenFiles(file)) === record) return;
  const problem = replaceFile(file, record);
  if (problem !== undefined) throw new Error(`${file} cannot be written: ${problem}`);
}

/**
 * Ends what an earlier synthesis began and could not end, because it was killed.
 *
 * @returns whether there was something to end
 */
export function endEarlierSwap(folder: OutputFolder): boolean {
  const journal = readJournal(folder.work);
  if (journal === undefined) return false;
  const places = placesOf(folder, journal.run);
  const { exchanged, known = [] } = journal;
  if (exchanged === undefined) endFiles(journal, folder, places);
  else if (identityOf(folder.path) === exchanged) removeJournal(folder.work);
  else {
    rescueLateFiles(folder.path, places.fresh, known);
    endSwap(journal, folder);
  }
  return true;
}
