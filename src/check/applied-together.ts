import { groupBy } from '../kubernetes/group-by';
import type { InputPlace } from '../manifests/input-objects';

/** Groups of objects that are applied together: those of one folder. Another one may be an overlay of it. */
export function appliedTogether<Placed extends { readonly place: InputPlace }>(objects: readonly Placed[]): Placed[][] {
  return [...groupBy(objects, ({ place }) => folderOf(place.file)).values()];
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}
