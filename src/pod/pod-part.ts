import { fieldsOf, textOf, type Fields } from '../kubernetes/json';
import { fieldSteps, valueAt } from '../kubernetes/value-at';
import { containerAt } from './containers';
import type { Pod } from './pod';
import { portKey, type PodPart } from './provenance';

/** The parts of a Pod that a field path from its spec leads into, the finest one first. */
export function partsAt(pod: Pod, path: string): PodPart[] {
  const container = containerAt(pod.containers, path);
  if (!container) return specPartsAt(pod, path);
  const { name } = container;
  const [field, index] = fieldSteps(path.slice(container.path.length));
  if (field === undefined || field === 'name') return [{ type: 'container', name }];
  const whole: PodPart = { type: 'field', container: name, name: field };
  if (index === undefined) return [whole];
  const item = (Object.hasOwn(ITEMS, field) ? ITEMS[field] : undefined)?.(
    name,
    fieldsOf(valueAt(container.fields, `${field}[${index}]`)),
  );
  return item ? [item, whole] : [whole];
}

function specPartsAt(pod: Pod, path: string): PodPart[] {
  const [field, index] = fieldSteps(path);
  if (field === undefined) return [];
  const whole: PodPart = { type: 'field', name: field };
  if (field !== 'volumes' || index === undefined) return [whole];
  return [{ type: 'volume', name: textOf(valueAt(pod.spec, `volumes[${index}].name`)) ?? '' }, whole];
}

/** The items of a container's lists of which it is known one by one who added them. */
const ITEMS: { readonly [field: string]: ((container: string, item: Fields) => PodPart) | undefined } = {
  volumeMounts: (container, item) => ({ type: 'mount', container, path: keyOf(item['mountPath']) }),
  env: (container, item) => ({ type: 'variable', container, name: keyOf(item['name']) }),
  ports: (container, item) => ({
    type: 'port',
    container,
    port: portKey(item['containerPort'], textOf(item['protocol']) || 'TCP'),
  }),
};

/** A key as text; an object in its place may lack what JavaScript makes text of it with. */
function keyOf(value: unknown): string {
  return textOf(value) ?? JSON.stringify(value) ?? '';
}
