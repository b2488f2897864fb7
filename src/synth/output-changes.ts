import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareTexts } from '../kubernetes/compare-texts';
import { folderFiles, foldersAbove, type FolderFiles } from './folder-files';
import { hashOf, type WrittenFiles } from './written-files';

/** What becomes of a file of the output. */
export type FileFate = 'created' | 'changed' | 'removed' | 'unchanged' | 'left';

/** Why a file is left where no chart writes it. */
export type LeftReason = 'foreign' | 'edited';

/** A file of the output. */
export interface OutputFile {
  /** From the output, with slashes; a folder ends in one. */
  readonly path: string;
  readonly fate: FileFate;
  /** Given if it is left. */
  readonly reason?: LeftReason;
}

/** What is between an output and a new synthesis. */
export interface OutputChanges {
  /** In the order of the paths. */
  readonly files: readonly OutputFile[];
  /** What the new synthesis writes. */
  readonly written: WrittenFiles;
  /** What earlier ones wrote. */
  readonly earlier: WrittenFiles;
  /** The folders of the output that a synthesis wrote into. */
  readonly folders: readonly string[];
}

/** The changes from an output to what is in another folder, or why that cannot replace it, in sentences. */
export function outputChanges(
  output: string,
  synthesized: string,
  earlier: WrittenFiles,
): OutputChanges | { readonly problems: readonly string[] } {
  const fresh = folderFiles(synthesized);
  const written = new Map(fresh.files.map((path) => [path, hashOf(readFileSync(join(synthesized, path)))]));
  const ours = new Set([...written.keys(), ...earlier.keys()].flatMap(foldersAbove));
  const there = folderFiles(output, (folder) => ours.has(folder));
  const problems = [...linkProblems(fresh, output), ...inTheWay(written, there, output)];
  if (problems.length > 0) return { problems };
  const fates = { output, written, earlier, there: new Set(there.files) };
  const files = [
    ...[...new Set([...written.keys(), ...there.files])].map((path) => fileOf(path, fates)),
    ...there.others.map((path): OutputFile => ({ path, fate: 'left', reason: 'foreign' })),
    ...foreignFolders(there, ours),
  ];
  const folders = there.folders.filter((folder) => ours.has(folder));
  return { files: files.sort((left, right) => compareTexts(left.path, right.path)), written, earlier, folders };
}

function linkProblems({ others }: FolderFiles, output: string): string[] {
  return others.map(
    (path) => `The app wrote "${output}/${path}", which is not a regular file, and cannot be committed.`,
  );
}

function inTheWay(written: WrittenFiles, there: FolderFiles, output: string): string[] {
  const folders = new Set(there.folders);
  const others = new Set(there.others);
  const files = new Set(there.files);
  const blocked = (path: string): string | undefined => {
    if (folders.has(path)) return `"${output}/${path}" is a folder, and the app writes a file of that name.`;
    const link = [path, ...foldersAbove(path)].find((part) => others.has(part));
    if (link !== undefined) return `"${output}/${link}" is a link or no regular file, and the app writes there.`;
    const file = foldersAbove(path).find((part) => files.has(part));
    return file === undefined || written.has(file)
      ? undefined
      : `"${output}/${file}" is a file, and the app writes a folder of that name.`;
  };
  const problems = [...written.keys()].flatMap((path) => blocked(path) ?? []);
  return [...new Set(problems)].map((problem) => `${problem} Move it away first.`);
}

interface Fates {
  readonly output: string;
  readonly written: WrittenFiles;
  readonly earlier: WrittenFiles;
  readonly there: ReadonlySet<string>;
}

function fileOf(path: string, { output, written, earlier, there }: Fates): OutputFile {
  const [fresh, recorded] = [written.get(path), earlier.get(path)];
  const now = there.has(path) ? hashOf(readFileSync(join(output, path))) : undefined;
  if (fresh !== undefined)
    return { path, fate: now === undefined ? 'created' : now === fresh ? 'unchanged' : 'changed' };
  if (recorded === undefined) return { path, fate: 'left', reason: 'foreign' };
  return now === recorded ? { path, fate: 'removed' } : { path, fate: 'left', reason: 'edited' };
}

/** The outermost folders into which no synthesis wrote. */
function foreignFolders({ folders }: FolderFiles, ours: ReadonlySet<string>): OutputFile[] {
  const foreign = folders.filter((folder) => !ours.has(folder));
  return foreign.map((folder) => ({ path: `${folder}/`, fate: 'left', reason: 'foreign' }));
}

/** The identity of a file or folder, which no other of its device has; undefined if there is none. */
export function identityOf(path: string): string | undefined {
  const status = statSync(path, { bigint: true, throwIfNoEntry: false });
  return status && `${status.dev}:${status.ino}`;
}
