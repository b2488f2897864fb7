import { KeptObjects } from '../../changes/objects/kept-objects';
import type { LimitedErrors } from '../../explain/limited-errors';
import type { InputItem } from '../../manifests/input-objects';

/** One side of a comparison. */
export interface KeptSide {
  readonly objects: KeptObjects;
  /** Whether nothing was in it, not even something that cannot be read. */
  readonly isEmpty: boolean;
}

/** The objects of a side, each of which is kept as it is read. What cannot be read is added to the errors. */
export async function keptSide(files: AsyncIterable<Iterable<InputItem>>, errors: LimitedErrors): Promise<KeptSide> {
  const objects = new KeptObjects();
  let isEmpty = true;
  for await (const items of files) {
    for (const item of items) {
      isEmpty = false;
      if (item.type === 'object') objects.add(item);
      if (item.type === 'error') errors.add(item.error);
    }
  }
  return { objects, isEmpty };
}
