import { fieldsOf, isAbsent, type Fields } from '../../kubernetes/json';
import { keyOf } from '../objects/changed-objects';

/**
 * The new form of an object after it was applied over the old one: what the API server has once written out and neither
 * manifest says stays, also where it would be something else in a new object.
 *
 * @param stored - the old and the new form, as the API server stores them
 * @param written - the old and the new manifest
 */
export function carriedOver(stored: readonly [Fields, Fields], written: readonly [Fields, Fields]): Fields {
  const [before, after] = stored;
  const { group, kind } = keyOf(after);
  if (group !== 'batch' || kind !== 'Job') return after;
  const isWritten = written.some((manifest) => !isAbsent(fieldsOf(manifest['spec'])['completions']));
  const { completions } = fieldsOf(before['spec']);
  return isWritten || isAbsent(completions) ? after : { ...after, spec: { ...fieldsOf(after['spec']), completions } };
}
