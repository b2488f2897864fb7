import { errorMessage } from '../kubernetes/error-message';
import { fileError, inputError, inputObjects, STANDARD_INPUT, type InputItem } from '../manifests/input-objects';
import { distinctFiles, type FoundFile } from './find-files';
import { ownFiles } from './own-files';
import { readStream, readText, type FileText } from './read-text';

/**
 * The objects of each file of the input, which is read once however often it is named, and whatever cannot be read, in the
 * order of the input and while it is read.
 *
 * @param paths - files and folders, and `-` for standard input
 * @param standardInput - the stream that `-` stands for
 */
export function readFiles(
  paths: readonly string[],
  standardInput: AsyncIterable<unknown>,
): AsyncGenerator<Iterable<InputItem>> {
  return readFoundFiles(distinctFiles(paths, ownFiles()), standardInput);
}

/**
 * The same of files that were found already, one after the other.
 *
 * @param standardInput - the stream that `-` stands for
 */
export async function* readFoundFiles(
  files: Iterable<FoundFile>,
  standardInput: AsyncIterable<unknown>,
): AsyncGenerator<Iterable<InputItem>> {
  for (const found of files) {
    const read = found.file === STANDARD_INPUT ? await readStream(standardInput) : readText(found);
    yield itemsOfText(found, read);
  }
}

/** Everything that stands in files, when all of them are read. */
export async function allItems(files: AsyncIterable<Iterable<InputItem>>): Promise<InputItem[]> {
  const all: InputItem[] = [];
  for await (const items of files) for (const item of items) all.push(item);
  return all;
}

/** The objects in what was read of a file. A fault of ours in one file does not cost the others. */
export function* itemsOfText({ file }: Pick<FoundFile, 'file'>, read: FileText): Generator<InputItem> {
  try {
    if ('text' in read) yield* inputObjects(file, read.text);
    else yield readProblem(file, read);
  } catch (error) {
    const reason = errorMessage(error);
    yield fileError(file, `${subject(file)} could not be read to its end, ${FAULT}${reason}`);
  }
}

function readProblem(file: string, { problem, line }: Extract<FileText, { readonly problem: string }>): InputItem {
  const message = `${subject(file)} ${problem}`;
  return line === undefined ? fileError(file, message) : inputError({ file, document: 0, line }, message);
}

const FAULT = 'by a fault of pod-patterns: ';

function subject(file: string): string {
  if (file === STANDARD_INPUT) return 'Standard input';
  return file.endsWith('/') ? 'The folder' : 'The file';
}
