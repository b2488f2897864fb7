import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { trimmedEnd } from '../kubernetes/trimmed-end';
import { counted } from '../kubernetes/words';
import { fileError, type InputItem } from '../manifests/input-objects';
import { MANIFEST_NAME } from './find-files';
import { itemsOfText } from './read-files';
import { MAX_FILE_BYTES, textOfBytes } from './read-text';

/** A path in a revision of a git repository, as `HEAD~1:dist`. */
export interface GitPath {
  /** As it was given. */
  readonly shown: string;
  readonly revision: string;
  /** From the top of the repository, or from the folder of the process if it begins with `./` or `../`; empty for all. */
  readonly path: string;
}

/** The path in a revision that a word names; undefined if it names a file or folder, or no revision. */
export function gitPathOf(word: string): GitPath | undefined {
  const at = word.indexOf(':');
  if (at < 1 || existsSync(word)) return undefined;
  return { shown: word, revision: word.slice(0, at), path: trimmedEnd(word.slice(at + 1), '/') };
}

/** A file of a revision. */
interface GitFile {
  readonly path: string;
  readonly id: string;
  readonly size: number;
  readonly isLink: boolean;
}

/** What cannot be read is told in a sentence. */
class GitProblem extends Error {}

/**
 * The objects in the files below a path of a revision. They are read through git itself, and nothing is checked out: git
 * runs without a shell, gets neither options nor patterns from the words that people give, and asks no other repository.
 */
export function* readRevision(source: GitPath): Generator<InputItem> {
  try {
    const files = filesOf(source);
    const texts = textsOf(files);
    for (const file of files) yield* itemsOfFile(file, source, texts);
  } catch (error) {
    if (!(error instanceof GitProblem)) throw error;
    yield fileError(source.shown, error.message);
  }
}

function* itemsOfFile(
  { path, id, isLink }: GitFile,
  { revision }: GitPath,
  texts: ReadonlyMap<string, Buffer>,
): Generator<InputItem> {
  const shown = `${revision}:${path}`;
  if (isLink)
    yield fileError(shown, 'The file is a link, which is not followed in a revision: name the file it leads to.');
  else yield* itemsOfText({ file: shown }, textOfBytes(texts.get(id)));
}

const LINK = '120000';

/** The lines of `git ls-tree -l -z`: mode, type, id, size, and behind a tab the path. */
const ENTRY = /^(\d+) blob ([0-9a-f]+) +(\d+)\t([^]*)$/;

function filesOf(source: GitPath): GitFile[] {
  const [tree, path] = [treeOf(source), pathFromTop(source)];
  const listed = git(['ls-tree', '-r', '-l', '-z', '--full-tree', tree, ...(path === '' ? [] : ['--', path])]);
  const files = listed
    .toString('utf8')
    .split('\0')
    .flatMap((line): GitFile[] => {
      const [, mode, id = '', size = '0', name = ''] = ENTRY.exec(line) ?? [];
      return mode === undefined ? [] : [{ path: name, id, size: Number(size), isLink: mode === LINK }];
    });
  const named = files.filter((file) => file.path === path);
  if (files.length === 0) throw new GitProblem(`There is no file or folder of this name in "${source.revision}".`);
  return named.length > 0 ? named : files.filter((file) => MANIFEST_NAME.test(file.path));
}

/** What git would take for an option, and what cannot stand in a revision. */
const UNFIT = /^-|[\0-\x1f\x7f]/;

/** The id of the tree of a revision, which nothing can take for anything else. */
function treeOf({ revision, path }: GitPath): string {
  if (UNFIT.test(revision) || path.includes('\0')) throw new GitProblem('This is not a revision of a git repository.');
  const { status, stdout } = run(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{tree}`]);
  const id = stdout.toString('utf8').trim().split('\n').at(-1) ?? '';
  if (status === 0 && /^[0-9a-f]{40,64}$/.test(id)) return id;
  git(['rev-parse', '--git-dir']);
  throw new GitProblem(`There is no revision "${revision}" in the git repository of this folder, and no such file.`);
}

/** As git itself has it: a path goes from the top of the repository, unless it begins with `./` or `../`. */
function pathFromTop({ path }: GitPath): string {
  if (!/^\.\.?(\/|$)/.test(path)) return normalized(path);
  return normalized(`${git(['rev-parse', '--show-prefix']).toString('utf8').trimEnd()}${path}`);
}

function normalized(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) throw new GitProblem('The path leads out of the git repository.');
  }
  return steps.join('/');
}

/** The contents of files by their ids, all of them from one process; nothing of a link, and of what is too large. */
function textsOf(files: readonly GitFile[]): ReadonlyMap<string, Buffer> {
  const read = files.filter(({ isLink, size }) => !isLink && size <= MAX_FILE_BYTES);
  const sizes = new Map(read.map(({ id, size }) => [id, size]));
  const texts = new Map<string, Buffer>();
  if (sizes.size === 0) return texts;
  const input = `${[...sizes.keys()].join('\n')}\n`;
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const answer = git(['cat-file', '--batch'], input, total + sizes.size * HEAD_BYTES);
  for (let at = 0; at < answer.length;) {
    const end = answer.indexOf(0x0a, at);
    const [id = '', , size] = answer.toString('utf8', at, end).split(' ');
    if (size === undefined) throw new GitProblem(`git has lost ${counted(sizes.size, 'file')} of this revision.`);
    texts.set(id, answer.subarray(end + 1, end + 1 + Number(size)));
    at = end + 1 + Number(size) + 1;
  }
  return texts;
}

/** More than the line has that stands before the contents of a file. */
const HEAD_BYTES = 256;

/** The most that git says of the files of a revision. */
const MAX_BYTES = 256 * 1024 * 1024;

interface GitAnswer {
  readonly status: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/** Neither the pager nor a prompt, no other repository, and paths that are not patterns. */
const ENVIRONMENT = {
  GIT_LITERAL_PATHSPECS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_PAGER: 'cat',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

function run(words: readonly string[], input = '', maxBuffer = MAX_BYTES): GitAnswer {
  const { error, status, stdout, stderr } = spawnSync('git', words, {
    input,
    maxBuffer,
    shell: false,
    windowsHide: true,
    env: { ...process.env, ...ENVIRONMENT },
  });
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT') throw new GitProblem('git is not installed, and there is no such file.');
  if (error) throw new GitProblem(`git could not be run: ${error.message}.`);
  return { status, stdout, stderr };
}

function git(words: readonly string[], input?: string, maxBuffer?: number): Buffer {
  const { status, stdout, stderr } = run(words, input, maxBuffer);
  if (status === 0) return stdout;
  const [said = ''] = stderr.toString('utf8').trim().split('\n');
  if (said.includes('not a git repository'))
    throw new GitProblem('This folder is in no git repository, and there is no such file.');
  throw new GitProblem(`git says: ${said.replace(/^fatal: /, '').replace(/\.$/, '')}.`);
}
