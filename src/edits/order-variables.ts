import { fieldsOf, textOf } from '../kubernetes/json';
import { variableReferences } from '../kubernetes/variable-references';

/**
 * Variables of a container, those that edits added after those that were there, but each added one before those whose
 * values name it: Kubernetes fills in only variables that stand before, and leaves `$(NAME)` as it is otherwise. Those that
 * edits replaced keep their place, unless one before them names them.
 */
export function orderVariables(
  present: readonly unknown[],
  added: readonly unknown[],
  isReplacement: (variable: unknown) => boolean,
): unknown[] {
  const movable = [...present.filter(isReplacement), ...added];
  const movableByName = new Map(movable.map((variable) => [nameOf(variable), variable]));
  const ordered = new Set<unknown>();
  const place = (variable: unknown, path: readonly unknown[]): void => {
    if (ordered.has(variable) || path.includes(variable)) return;
    for (const name of referencesOf(variable)) {
      if (movableByName.has(name)) place(movableByName.get(name), [...path, variable]);
    }
    ordered.add(variable);
  };
  for (const variable of [...present, ...added]) place(variable, []);
  return [...ordered];
}

function nameOf(variable: unknown): unknown {
  return fieldsOf(variable)['name'];
}

function referencesOf(variable: unknown): string[] {
  return variableReferences(textOf(fieldsOf(variable)['value']) ?? '');
}
