import { InputCheck, type CheckOptions, type InputFindings } from '../check/input-check';
import type { InputState } from '../check/check-report';
import type { ExplainResult } from '../explain/explain-object';
import { limitedErrors } from '../explain/limited-errors';
import type { InputError, InputItem } from '../manifests/input-objects';
import type { FoundFile } from './find-files';
import { readFoundFiles } from './read-files';

/** Which files are checked, and how. */
export interface FilesToCheck extends CheckOptions {
  /** The files, and `-` for standard input. */
  readonly files: Iterable<FoundFile>;
  /** The stream that `-` stands for. */
  readonly standardInput: AsyncIterable<unknown>;
  /** Called after each object. */
  readonly onObject?: () => void;
}

/** What was found in files, and what of them could not be read. */
export interface CheckedFiles extends InputState {
  readonly found: InputFindings;
}

/** Checks the objects of files by the rules of a level, while they are read. */
export async function checkFiles(request: FilesToCheck): Promise<CheckedFiles> {
  const { standardInput } = request;
  const check = new InputCheck(request);
  const errors: InputError[] = [];
  let files = 0;
  for await (const items of readFoundFiles(request.files, standardInput)) {
    files += 1;
    for (const result of limitedErrors(errorsIn(items, check, request))) {
      if (result.type === 'error') errors.push(result.error);
    }
  }
  return { found: check.end(), files, errors };
}

function* errorsIn(
  items: Iterable<InputItem>,
  check: InputCheck,
  { onObject }: FilesToCheck,
): Generator<ExplainResult> {
  for (const item of items) {
    yield* check.add(item);
    onObject?.();
  }
}
