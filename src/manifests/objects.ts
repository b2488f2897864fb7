import { isFields, textOf, type Fields } from './fields';

/** An object of a document, or what is wrong with what stands in its place. */
export type ManifestObject = Place & ({ readonly object: Fields } | { readonly problem: string });

interface Place {
  /** Where it stands in the document, such as `items[1]`; empty for the document itself. */
  readonly path: string;
}

const NAMES: Readonly<Record<string, string>> = { string: 'a text', boolean: 'a boolean', object: 'a mapping' };

/**
 * The Kubernetes objects of a document: itself, or its `items` if it has some, whatever its kind. An item of a
 * `PodList` that has neither kind nor apiVersion is a `Pod`. Lists in lists, at which kubectl stops, are followed.
 *
 * Source: k8s.io/apimachinery/pkg/apis/meta/v1/unstructured, unstructuredJSONScheme.decode and decodeToList;
 * k8s.io/cli-runtime/pkg/resource, FlattenListVisitor.Visit.
 */
export function objectsIn(value: unknown): ManifestObject[] {
  if (!isFields(value)) return [{ path: '', problem: `this document is ${nameOf(value)}, not a Kubernetes object` }];
  const items = value['items'];
  if (items === undefined) return [{ path: '', object: value }];
  if (items === null) return [];
  if (!Array.isArray(items)) return [{ path: 'items', problem: `"items" is ${nameOf(items)} and no list` }];
  return items.flatMap((item, index) => objectsOfItem(withKind(item, value), `items[${index}]`));
}

function objectsOfItem(item: unknown, path: string): ManifestObject[] {
  if (!isFields(item)) return [{ path, problem: `this is ${nameOf(item)}, not a Kubernetes object` }];
  const items = item['items'];
  if (!Array.isArray(items)) return [{ path, object: item }];
  return items.flatMap((inner, index) => objectsOfItem(inner, `${path}.items[${index}]`));
}

/** Gives an item of a typed list the kind and apiVersion of that list, if it has neither. */
function withKind(item: unknown, list: Fields): unknown {
  if (!isFields(item) || textOf(item['kind']) || textOf(item['apiVersion'])) return item;
  const kind = textOf(list['kind'])?.replace(/List$/, '');
  return kind ? { ...item, kind, apiVersion: textOf(list['apiVersion']) ?? '' } : item;
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return NAMES[typeof value] ?? 'a number';
}
