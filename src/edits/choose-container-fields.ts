import type { Fields } from '../kubernetes/json';
import type { PodEdit } from './pod-edit';
import { setContainerFields } from './set-container-fields';

/**
 * Replaces whole fields of the container of a name, as `setContainerFields` does; another choice for one of them by code
 * is a problem, since the order of the lines would decide.
 */
export function chooseContainerFields(
  name: string,
  fields: Fields,
  words: { readonly [field: string]: string },
): PodEdit {
  const edit = setContainerFields(name, fields);
  return {
    ...edit,
    apply: (draft, author) => {
      for (const [field, value] of Object.entries(fields)) {
        if (words[field] !== undefined) draft.noteChoice(`the ${words[field]} of "${name}"`, value, author, name);
      }
      edit.apply(draft, author);
      if (!draft.hasContainer(name)) return;
      for (const [field, item] of Object.entries(fields))
        draft.promiseField({ container: name, name: field, item }, author);
    },
  };
}
