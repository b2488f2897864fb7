import { KeptInput } from '../../changes/kept-input';
import type { InputItem } from '../../manifests/input-objects';

/** Everything that stands in files, which are read one after the other. */
export async function keepInput(files: AsyncIterable<Iterable<InputItem>>): Promise<KeptInput> {
  const kept = new KeptInput();
  for await (const items of files) for (const item of items) kept.add(item);
  return kept;
}
