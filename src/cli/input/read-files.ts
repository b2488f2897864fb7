import { errorMessage } from '../../kubernetes/error-message';
import { inputError, inputObjects, STANDARD_INPUT, type InputItem } from '../../manifests/input-objects';
import { findFiles, type FoundFile } from './find-files';
import { readStream, readText, type FileText } from './read-text';

/**
 * The objects of each file of the input, and whatever cannot be read, in the order of the input and while it is read.
 *
 * @param paths - files and folders, and `-` for standard input
 * @param standardInput - the stream that `-` stands for
 */
export async function* readFiles(
  paths: readonly string[],
  standardInput: AsyncIterable<unknown>,
): AsyncGenerator<Iterable<InputItem>> {
  for (const path of paths) {
    for (const found of findFiles(path)) {
      const read = found.file === STANDARD_INPUT ? await readStream(standardInput) : readText(found);
      yield objectsOfFile(found, read);
    }
  }
}

/** A fault of ours in one file does not cost the others. */
function* objectsOfFile({ file }: FoundFile, read: FileText): Generator<InputItem> {
  try {
    if ('text' in read) yield* inputObjects(file, read.text);
    else yield inputError({ file, document: 0, line: read.line ?? 1 }, `${subject(file)} ${read.problem}`);
  } catch (error) {
    const reason = errorMessage(error);
    yield inputError(
      { file, document: 0, line: 1 },
      `${subject(file)} could not be read to its end, ${FAULT}${reason}`,
    );
  }
}

const FAULT = 'by a fault of pod-patterns: ';

function subject(file: string): string {
  return file === STANDARD_INPUT ? 'Standard input' : 'The file';
}
