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
  return alternatives(pattern).flatMap((single) => {
    const [path = '', expected] = splitValue(single);
    return path
      .split('.')
      .reduce<FieldMatch[]>(
        (matches, step) => matches.flatMap((match) => follow(match, step)),
        [{ path: '', value: root }],
      )
      .filter((match) => expected === undefined || String(match.value) === expected);
  });
}

/** Every way to choose among the `(a|b)` of a pattern. */
function alternatives(pattern: string): string[] {
  const choice = /\(([^()]*)\)/.exec(pattern);
  if (!choice) return [pattern];
  const [whole, names = ''] = choice;
  return names.split('|').flatMap((name) => alternatives(pattern.replace(whole, name)));
}

function splitValue(pattern: string): [string, string | undefined] {
  const equals = pattern.indexOf('=');
  return equals < 0 ? [pattern, undefined] : [pattern.slice(0, equals), pattern.slice(equals + 1)];
}

function follow(match: FieldMatch, step: string): FieldMatch[] {
  const isList = step.endsWith('[*]');
  const name = isList ? step.slice(0, -'[*]'.length) : step;
  const value = isFields(match.value) ? match.value[name] : undefined;
  const path = match.path === '' ? name : `${match.path}.${name}`;
  if (isList) return listOf(value).map((item, index) => ({ path: `${path}[${index}]`, value: item }));
  return value === undefined || value === null ? [] : [{ path, value }];
}
