import type { InputItem } from '../manifests/input-objects';
import { gitPathOf, readRevision } from './git-revision';
import { allItems, readFiles } from './read-files';

/**
 * Everything in a file, a folder, standard input, or a path of a git revision.
 *
 * @param standardInput - the stream that `-` stands for
 */
export async function readSide(path: string, standardInput: AsyncIterable<unknown>): Promise<InputItem[]> {
  const revision = gitPathOf(path);
  return revision ? [...readRevision(revision)] : allItems(readFiles([path], standardInput));
}
