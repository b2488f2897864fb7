import { fieldsOf, isAbsent, type Fields } from '../kubernetes/json';
import { fieldsAt, withValueAt, type PodKind } from '../kubernetes/kinds';

/**
 * An object with what the API server takes for what is absent on the way to its Pod: an empty template, and an empty spec. The
 * template of a ReplicationController stays absent.
 *
 * Source: k8s.io/api/core/v1, apps/v1 and batch/v1, where of these fields only that template is a pointer
 */
export function withEmptyPod(object: Fields, { kind, templatePath }: PodKind): Fields {
  const path = kind === 'ReplicationController' ? ['spec'] : [...templatePath, 'spec'];
  return path.reduce((filled, _, index) => withPart(filled, path.slice(0, index + 1)), object);
}

function withPart(object: Fields, path: readonly string[]): Fields {
  const holder = fieldsOf(fieldsAt(object, path.slice(0, -1)));
  return isAbsent(holder[path.at(-1) ?? '']) ? withValueAt(object, path, {}) : object;
}
