import type { InputItem } from '../manifests/input-objects';
import { gitPathOf, readRevision } from './git-revision';
import { readFiles } from './read-files';

/**
 * Everything in a file, a folder, standard input, or a path of a git revision.
 *
 * @param standardInput - the stream that `-` stands for
 */
export async function readSide(path: string, standardInput: AsyncIterable<unknown>): Promise<InputItem[]> {
  const revision = gitPathOf(path);
  if (revision) return [...readRevision(revision)];
  const items: InputItem[] = [];
  for await (const ofFile of readFiles([path], standardInput)) items.push(...ofFile);
  return items;
}
