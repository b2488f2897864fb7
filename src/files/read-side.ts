import type { InputItem } from '../manifests/input-objects';
import { gitPathOf, readRevision } from './git-revision';
import { readFiles } from './read-files';

/**
 * Everything in a file, a folder, standard input, or a path of a git revision, while it is read.
 *
 * @param standardInput - the stream that `-` stands for
 */
export async function* readSide(
  path: string,
  standardInput: AsyncIterable<unknown>,
): AsyncGenerator<Iterable<InputItem>> {
  const revision = gitPathOf(path);
  if (revision) yield readRevision(revision);
  else yield* readFiles([path], standardInput);
}
