import { fileLine } from '../../../explain/report/pod-place';
import type { ObjectChange } from '../../object-change';

/** Where an object stands, in the new manifests if it is there. */
export function placeText({ before, after }: ObjectChange): string {
  const place = after ?? before;
  return place ? fileLine(place) : '';
}
