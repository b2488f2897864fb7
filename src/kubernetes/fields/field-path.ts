/** Whether a value is a text, a number, true or false. */
export function isScalar(value: unknown): value is string | number | boolean {
  return typeof value !== 'object';
}

/** A field to follow, or every item of the list in it. */
export interface FieldStep {
  readonly name: string;
  readonly isList: boolean;
}

/** A pattern without a choice in it. */
export interface FieldPattern {
  readonly steps: readonly FieldStep[];
  /** The value that the field must have, as text. */
  readonly expected?: string;
}

/** Cache of parsed patterns. */
const PARSED = new Map<string, readonly FieldPattern[]>();

/**
 * Every way to choose among the `(a|b)` of a pattern.
 *
 * A pattern is a field path as the API server writes it, in which `[*]` stands for every item of a list and
 * `(a|b)` for either name; `=text` at the end asks for a value, and without it any value will do.
 *
 * @example parseFieldPattern('initContainers[*].restartPolicy=Always')
 */
export function parseFieldPattern(pattern: string): readonly FieldPattern[] {
  const known = PARSED.get(pattern) ?? alternatives(pattern).map(parse);
  PARSED.set(pattern, known);
  return known;
}

/** Every way to choose among the `(a|b)` of a pattern. */
function alternatives(pattern: string): string[] {
  const choice = /\(([^()]*)\)/.exec(pattern);
  if (!choice) return [pattern];
  const [whole, names = ''] = choice;
  return names.split('|').flatMap((name) => alternatives(pattern.replace(whole, name)));
}

function parse(pattern: string): FieldPattern {
  const [path = '', expected] = pattern.split('=');
  const steps = path.split('.').map((step) => ({ name: step.replace(/\[\*\]$/, ''), isList: step.endsWith('[*]') }));
  return { steps, ...(expected !== undefined && { expected }) };
}
