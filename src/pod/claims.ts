import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';

/** The names of the volumes that a StatefulSet makes of its claim templates; other kinds have none. */
export function claimsOf(manifest: Fields): string[] {
  if (manifest['kind'] !== 'StatefulSet') return [];
  return listOf(fieldsOf(manifest['spec'])['volumeClaimTemplates'])
    .filter(isFields)
    .flatMap((claim) => textOf(fieldsOf(claim['metadata'])['name']) ?? []);
}
