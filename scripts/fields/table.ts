import type { Enums } from './enums';
import type { Types } from './schemas';

/** What one release says of types and enumerations. */
export interface Release {
  readonly minor: number;
  readonly types: Types;
  readonly enums: Enums;
}

/**
 * The table of fields as text: a line for each type and, indented, one for each of its fields. A field that changed has
 * a line for each of its forms, with the minor versions that have it; the releases stand in the order of their versions.
 */
export function tableText(releases: readonly Release[]): string {
  const all = releases.map(({ minor }) => minor);
  const names = [...new Set(releases.flatMap(({ types }) => [...types.fields.keys()]))].sort();
  return names.map((name) => typeText(name, releases, all)).join('');
}

function typeText(name: string, releases: readonly Release[], all: readonly number[]): string {
  const having = releases.filter(({ types }) => types.fields.has(name));
  const minors = having.map(({ minor }) => minor);
  const forms = new Map<string, number[]>();
  for (const { types, minor } of having) {
    for (const [field, form] of types.fields.get(name) ?? []) {
      const line = `${field} ${form}`;
      forms.set(line, [...(forms.get(line) ?? []), minor]);
    }
  }
  const lines = [...forms].flatMap(([line, known]) => {
    const key = `${name}.${line.replace(/!? .*/, '')}`;
    const more = [defaultText(key, having), enumText(key, having)];
    return runs(known, all).map((run) => `  ${joined(line, ...more, range(run, minors))}\n`);
  });
  return `${joined(name, range(minors, all))}\n${lines.sort().join('')}`;
}

/** A default is named for the first time long after it came: what the newest release says holds for all. */
function defaultText(key: string, releases: readonly Release[]): string {
  const value = releases.map(({ types }) => types.defaults.get(key)).findLast((known) => known !== undefined);
  return value === undefined ? '' : `default=${value}`;
}

/** The values of an enumeration, each with the minor versions that have it if not all have. */
function enumText(key: string, releases: readonly Release[]): string {
  const having = releases.filter(({ enums }) => enums.has(key));
  if (having.length === 0) return '';
  const all = having.map(({ minor }) => minor);
  const values = [...new Set(having.flatMap(({ enums }) => enums.get(key) ?? []))].sort();
  const texts = values.map((value) => {
    const minors = having.filter(({ enums }) => enums.get(key)?.includes(value)).map(({ minor }) => minor);
    const when = range(minors, all);
    return when === '' ? value : `${value}@${when}`;
  });
  return `enum=${texts.join('|')}`;
}

function joined(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' ');
}

/** Minor versions in a row, as far as they follow on one another. */
function runs(minors: readonly number[], all: readonly number[]): number[][] {
  const found: number[][] = [];
  for (const minor of minors) {
    const last = found.at(-1);
    if (last && all.indexOf(minor) === all.indexOf(last.at(-1) ?? 0) + 1) last.push(minor);
    else found.push([minor]);
  }
  return found;
}

/** `28-` since 1.28, `-35` until 1.35, `35-35` only in 1.35; empty for all of them. */
function range(minors: readonly number[], all: readonly number[]): string {
  const [first, last] = [minors[0], minors.at(-1)];
  const since = first === all[0] ? '' : String(first);
  const until = last === all.at(-1) ? '' : String(last);
  return since === '' && until === '' ? '' : `${since}-${until}`;
}
