import { isFields, listOf } from './json';

/** A place in a manifest that a pattern of fields matches. */
export interface FieldMatch {
  readonly path: string;
  readonly value: unknown;
}

/**
 * The places in an object that a pattern names, in the order in which they stand.
 *
 * A pattern is a field path as the API server writes it, in which `[*]` stands for every item of a list and
 * `(a|b)` for either name; `=text` at the end asks for a value, and without it any value will do.
 *
 * @example findFieldPaths(spec, 'initContainers[*].restartPolicy=Always')
 */
export function findFieldPaths(root: unknown, pattern: string): FieldMatch[] {
  return parsed(pattern).flatMap(({ steps, expected }) =>
    steps
      .reduce<FieldMatch[]>(
        (matches, step) => matches.flatMap((match) => follow(match, step)),
        [{ path: '', value: root }],
      )
      .filter(({ value }) => expected === undefined || (isScalar(value) && String(value) === expected)),
  );
}

/** A text, a number, true or false. */
function isScalar(value: unknown): value is string | number | boolean {
  return typeof value !== 'object';
}

interface Step {
  readonly name: string;
  readonly isList: boolean;
}

/** A pattern without a choice in it. */
interface ParsedPattern {
  readonly steps: readonly Step[];
  readonly expected?: string;
}

/** Patterns stand in tables and are asked for of every Pod. */
const PARSED = new Map<string, readonly ParsedPattern[]>();

function parsed(pattern: string): readonly ParsedPattern[] {
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

function parse(pattern: string): ParsedPattern {
  const [path = '', expected] = pattern.split('=');
  const steps = path.split('.').map((step) => ({ name: step.replace(/\[\*\]$/, ''), isList: step.endsWith('[*]') }));
  return { steps, ...(expected !== undefined && { expected }) };
}

function follow(match: FieldMatch, { name, isList }: Step): FieldMatch[] {
  const value = isFields(match.value) ? match.value[name] : undefined;
  if (value === undefined || value === null) return [];
  const path = match.path === '' ? name : `${match.path}.${name}`;
  if (!isList) return [{ path, value }];
  return listOf(value).map((item, index) => ({ path: `${path}[${index}]`, value: item }));
}
