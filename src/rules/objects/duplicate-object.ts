import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { findRepeated } from '../../findings/repeated';
import { fieldsOf, textOf } from '../../kubernetes/json';
import type { InputObject, ObjectsRule } from '../rule';

/**
 * Two objects of an input differ in kind, namespace or name: applied to a cluster, the last one replaces the others. A
 * chart without hashes in its names gives one name to construct ids such as `logs` and `Logs`.
 */
export const duplicateObject: ObjectsRule = {
  id: 'duplicate-object',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'Two objects of an input differ in kind, namespace or name.',
  fields: ['apiVersion', 'kind', 'metadata.namespace', 'metadata.name'],
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  check: (objects) =>
    findRepeated(objects.filter(isNamed), identityOf).map(({ items }) => {
      const object = items.at(-1) as InputObject;
      const { kind, name } = partsOf(object);
      return {
        object,
        relatedObjects: items.slice(0, -1),
        objectPath: 'metadata.name',
        message: `${items.length} objects are the ${kind} "${name}", and the last one that is applied replaces the others.`,
        fix: 'give each of them another name, or remove all but one.',
      };
    }),
};

function isNamed({ manifest }: InputObject): boolean {
  return textOf(fieldsOf(manifest['metadata'])['name']) !== undefined;
}

function partsOf({ manifest }: InputObject): { group: string; kind: string; namespace: string; name: string } {
  const { namespace, name } = fieldsOf(manifest['metadata']);
  const [group = '', version] = (textOf(manifest['apiVersion']) ?? '').split('/');
  return {
    group: version === undefined ? '' : group,
    kind: textOf(manifest['kind']) ?? '',
    namespace: textOf(namespace) ?? '',
    name: textOf(name) ?? '',
  };
}

function identityOf(object: InputObject): string {
  return JSON.stringify(partsOf(object));
}
