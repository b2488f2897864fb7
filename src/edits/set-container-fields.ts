import { copyPlainData } from '../kubernetes/plain-data';
import type { Fields } from '../kubernetes/json';
import { mergeFailed } from './edit-problems';
import { EditPhase, type PodEdit } from './pod-edit';

/** Replaces whole fields of the container of a name; a null removes a field, whether it is there or not. */
export function setContainerFields(name: string, fields: Fields): PodEdit {
  return {
    phase: EditPhase.CONTAINER_FIELDS,
    apply: (draft, author) => {
      const container = draft.container(name, author);
      if (!container) return;
      if ((fields['name'] ?? name) !== name) {
        draft.problems.push(mergeFailed(JSON.stringify(fields), 'a container keeps its name', author));
        return;
      }
      replaceFields(container, fields);
      draft.provenance.addFields(Object.keys(fields), author, name);
    },
  };
}

function replaceFields(container: Fields, fields: Fields): void {
  for (const [key, value] of Object.entries(fields)) {
    if (value !== null) container[key] = copyPlainData(value);
    else if (key !== 'name') delete container[key];
  }
}
