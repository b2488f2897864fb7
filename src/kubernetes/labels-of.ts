import { fieldsOf, type Fields } from './json';

/** The labels in the metadata of an object, or of the template of Pods. */
export function labelsOf(holder: unknown): Fields {
  return fieldsOf(fieldsOf(fieldsOf(holder)['metadata'])['labels']);
}
