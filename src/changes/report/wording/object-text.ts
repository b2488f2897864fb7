import { fileText } from '../../../explain/report/pod-place';
import type { InputPlace } from '../../../manifests/input-objects';
import type { ObjectChange } from '../../object-change';

/** An object as people name it: `StatefulSet shop/orders`. */
export function objectTitle({ kind, namespace, name }: Pick<ObjectChange, 'kind' | 'namespace' | 'name'>): string {
  const shown = name === '' ? '(no name yet)' : name;
  return `${kind} ${namespace === '' ? shown : `${namespace}/${shown}`}`;
}

/** Where an object stands, in the new manifests if it is there. */
export function placeText({ before, after }: ObjectChange): string {
  const place = after ?? before;
  return place ? linePlace(place) : '';
}

function linePlace({ file, line }: InputPlace): string {
  return `${fileText(file)}:${line}`;
}
