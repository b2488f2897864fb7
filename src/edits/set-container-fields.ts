import { copyPlainData } from '../kubernetes/plain-data';
import type { Fields } from '../kubernetes/json';
import { editContainer } from './edit-container';
import { EditPhase, type PodEdit } from './pod-edit';

/** Replaces whole fields of the container of a name; a null removes a field, whether it is there or not. */
export function setContainerFields(name: string, fields: Fields): PodEdit {
  return {
    phase: EditPhase.CONTAINER_FIELDS,
    apply: (draft, author) => {
      const change = (container: Fields): void => replaceFields(container, fields);
      editContainer(draft, author, { name, piece: fields, change });
    },
  };
}

function replaceFields(container: Fields, fields: Fields): void {
  for (const [key, value] of Object.entries(fields)) {
    if (value !== null) container[key] = copyPlainData(value);
    else if (key !== 'name') delete container[key];
  }
}
