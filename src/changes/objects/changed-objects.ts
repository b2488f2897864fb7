import type { InputPlace } from '../../manifests/input-objects';
import { fieldsOf, textOf, type Fields } from '../../kubernetes/json';

/** An object of one of the two sides, and where it stands. */
export interface SideObject {
  readonly place: InputPlace;
  readonly object: Fields;
}

/** What tells an object of a cluster apart from all others. */
export interface ObjectKey {
  /** The group of its API; empty for the core group. */
  readonly group: string;
  readonly kind: string;
  /** Empty if it has none. */
  readonly namespace: string;
  /** Empty if the API server generates it. */
  readonly name: string;
}

/** Kinds that moved to another group with all of their objects. */
const MOVED: ReadonlyMap<string, string> = new Map([
  ['extensions/DaemonSet', 'apps'],
  ['extensions/Deployment', 'apps'],
  ['extensions/ReplicaSet', 'apps'],
  ['extensions/Ingress', 'networking.k8s.io'],
  ['extensions/NetworkPolicy', 'networking.k8s.io'],
]);

/** What tells the object of a manifest apart. The version of an API does not: the server has one object for all of them. */
export function keyOf(manifest: Fields): ObjectKey {
  const { namespace, name } = fieldsOf(manifest['metadata']);
  const [apiVersion, kind] = [textOf(manifest['apiVersion']) ?? '', textOf(manifest['kind']) ?? ''];
  const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
  return {
    group: MOVED.get(`${group}/${kind}`) ?? group,
    kind,
    namespace: textOf(namespace) ?? '',
    name: textOf(name) ?? '',
  };
}

/** A key as text, by which objects can be looked up. */
export function keyText({ group, kind, namespace, name }: ObjectKey): string {
  return JSON.stringify([group, kind, namespace, name]);
}
