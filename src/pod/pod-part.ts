import { fieldsOf, textOf, type Fields } from '../kubernetes/json';
import { fieldSteps, valueAt } from '../kubernetes/value-at';
import { containerAt } from './containers';
import type { Pod } from './pod';
import { partKey, portKey, type PodPart } from './provenance';

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

/** The call in code that wrote what stands at a field path from the Pod's spec, as far as it is known. */
export function callAt(pod: Pod, path: string): string | undefined {
  const name = containerAt(pod.containers, path)?.name;
  const whole: PodPart[] = name === undefined ? [] : [{ type: 'container', name }];
  return [...partsAt(pod, path), ...whole]
    .map((part) => pod.provenance.callOf(part))
    .find((call) => call !== undefined);
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
  volumeMounts: (container, item) => ({ type: 'mount', container, path: partKey(item['mountPath']) }),
  env: (container, item) => ({ type: 'variable', container, name: partKey(item['name']) }),
  ports: (container, item) => ({
    type: 'port',
    container,
    port: portKey(item['containerPort'], textOf(item['protocol']) || 'TCP'),
  }),
};
