import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { FindingSeverity, type Finding } from '../rules/finding';
import { lastOf, makersText, repeated } from '../rules/repeated';
import { constructPath } from './construct-path';

const companions = new WeakSet<ApiObject>();

/** Remembers an object that a pattern made beside a Pod. */
export function keepCompanion<T extends ApiObject>(object: T): T {
  companions.add(object);
  return object;
}

/** The metadata of an object that the Pods of a workload need: they find it only in the workload's own namespace. */
export function companionMetadata({ metadata }: ApiObject): { namespace?: string } {
  return metadata.namespace === undefined ? {} : { namespace: metadata.namespace };
}

/**
 * Objects with the name of one that a pattern made: applied to a cluster, the last one replaces the others. A chart
 * without hashes in its names gives one name to ids such as `logs` and `Logs`.
 */
export function findDuplicateObjects(root: IConstruct): Finding[] {
  const objects = root.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
  return repeated(objects, identityOf)
    .filter(({ items }) => items.some((object) => companions.has(object)))
    .map(({ items }) => duplicateObject(items));
}

function identityOf({ apiGroup, kind, metadata, name }: ApiObject): string {
  return JSON.stringify([apiGroup, kind, metadata.namespace, name]);
}

function duplicateObject(objects: readonly ApiObject[]): Finding {
  const { kind, name } = lastOf(objects);
  const paths = objects.map(constructPath);
  return {
    rule: 'duplicate-object',
    severity: FindingSeverity.ERROR,
    construct: lastOf(paths),
    object: `${kind} "${name}"`,
    path: 'metadata.name',
    value: JSON.stringify(name),
    message: `${objects.length} objects are the ${kind} "${name}": ${makersText(paths)}.`,
    fix: 'give one of the constructs another id, or let the chart put hashes into names, without `disableResourceNameHashes`.',
  };
}
