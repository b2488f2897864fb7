/** Where the spec of a Pod stands in the kinds that hold one, deepest first. */
const POD_SPECS = /^(?:spec\.jobTemplate\.spec\.template\.|spec\.template\.)?(spec\.)/;

/** The API server leaves `metadata` out of the path to the labels and annotations of a template. */
const TEMPLATE_METADATA = /^(?:spec\.jobTemplate\.)?spec\.template\.(labels|annotations)\b/;

/** How a field stands to the pattern of a rule's field: it is the one that is meant, or it is below that. */
export type FieldFit = 'same' | 'below';

/**
 * Whether the pattern of a rule's field, such as `spec.{initContainers,containers}[*].name`, fits a field that the API
 * server names, which leaves some indices out. What is said in words fits none.
 */
export function fitOfPattern(pattern: string, field: string): FieldFit | undefined {
  if (pattern.includes(' ')) return undefined;
  const place = field.replace(TEMPLATE_METADATA, 'metadata.$1').replace(POD_SPECS, '$1');
  const expression = expressionOf(pattern);
  if (new RegExp(`^${expression}(?:\\[[^\\]]*\\])?$`).test(place)) return 'same';
  return new RegExp(`^${expression}[.[]`).test(place) ? 'below' : undefined;
}

function expressionOf(pattern: string): string {
  return pattern
    .replace(/[\\^$.|?+()[\]]/g, '\\$&')
    .replace(/\{([^{}]*)\}/g, (_braces, names: string) => `(?:${names.replaceAll(',', '|')})`)
    .replaceAll('\\[*\\]', '(?:\\[[^\\]]*\\])?')
    .replaceAll('*', '[^\\]]*');
}
