import { fieldsOf, textOf } from '../kubernetes/json';
import { fieldSteps, valueAt } from '../kubernetes/value-at';
import { containerAt } from './containers';
import type { Pod } from './pod';
import { portKey, type PodPart } from './provenance';

/** The part of a Pod at a field path from its spec, as fine as it is known which construct added it. */
export function partAt(pod: Pod, path: string): PodPart | undefined {
  const container = containerAt(pod.containers, path);
  if (!container) return specPartAt(pod, path);
  const { name } = container;
  const [field, index] = fieldSteps(path.slice(container.path.length));
  if (field === undefined || field === 'name') return { type: 'container', name };
  if (index === undefined) return { type: 'field', container: name, name: field };
  return itemPart(name, field, fieldsOf(valueAt(container.fields, `${field}[${index}]`)));
}

function specPartAt(pod: Pod, path: string): PodPart | undefined {
  const [field, index] = fieldSteps(path);
  if (field === undefined) return undefined;
  if (field !== 'volumes' || index === undefined) return { type: 'field', name: field };
  return { type: 'volume', name: textOf(valueAt(pod.spec, `volumes[${index}].name`)) ?? '' };
}

function itemPart(container: string, field: string, item: { readonly [name: string]: unknown }): PodPart {
  if (field === 'volumeMounts') return { type: 'mount', container, path: keyOf(item['mountPath']) };
  if (field === 'env') return { type: 'variable', container, name: keyOf(item['name']) };
  if (field !== 'ports') return { type: 'field', container, name: field };
  return { type: 'port', container, port: portKey(item['containerPort'], textOf(item['protocol']) || 'TCP') };
}

/** A key as text; an object in its place may lack what JavaScript makes text of it with. */
function keyOf(value: unknown): string {
  return textOf(value) ?? JSON.stringify(value) ?? '';
}
