import { isFields, textOf } from '../kubernetes/json';

/**
 * Variables of a container, those that edits added after those that were there, but each added one before those whose
 * values name it: Kubernetes fills in only variables that stand before, and leaves `$(NAME)` as it is otherwise.
 */
export function orderVariables(present: readonly unknown[], added: readonly unknown[]): unknown[] {
  const addedByName = new Map(added.map((variable) => [nameOf(variable), variable]));
  const arranged = new Set<unknown>();
  const place = (variable: unknown, path: readonly unknown[]): void => {
    if (arranged.has(variable) || path.includes(variable)) return;
    for (const name of referencesOf(variable)) {
      if (addedByName.has(name)) place(addedByName.get(name), [...path, variable]);
    }
    arranged.add(variable);
  };
  for (const variable of [...present, ...added]) place(variable, []);
  return [...arranged];
}

function nameOf(variable: unknown): unknown {
  return isFields(variable) ? variable['name'] : undefined;
}

function referencesOf(variable: unknown): string[] {
  const value = isFields(variable) ? textOf(variable['value']) : undefined;
  return [...(value ?? '').matchAll(/\$\(([^)]+)\)/g)].map(([, name = '']) => name);
}
