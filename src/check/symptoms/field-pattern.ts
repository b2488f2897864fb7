/** Where the spec of a Pod stands in the kinds that hold one, deepest first. */
const POD_SPECS = /^(?:spec\.jobTemplate\.spec\.template\.|spec\.template\.)?(spec\.)/;

/**
 * Whether the pattern of a rule's field, such as `spec.{initContainers,containers}[*].name`, fits a field that the API
 * server names. What is said in words fits none.
 */
export function patternFits(pattern: string, field: string): boolean {
  if (pattern.includes(' ')) return false;
  const expression = pattern
    .replace(/[\\^$.|?+()[\]]/g, '\\$&')
    .replace(/\{([^}]*)\}/g, (_braces, names: string) => `(?:${names.replaceAll(',', '|')})`)
    .replaceAll('*', '[^\\]]*');
  return new RegExp(`^${expression}(?:\\[[^\\]]*\\])?$`).test(field.replace(POD_SPECS, '$1'));
}
