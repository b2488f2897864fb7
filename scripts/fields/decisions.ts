import { FEATURE_ROWS } from '../../src/kubernetes/fields/feature-rows';
import { undecidedFields } from './undecided';
import type { Release } from './write';

/** What a person must decide after the newest minor version came, as text. */
export function decisions(releases: readonly Release[]): string {
  const [before, newest] = releases.slice(-2);
  if (!before || !newest) return '';
  return [
    `1.${newest.minor} after 1.${before.minor}`,
    section('fields without a row in the table of features', undecidedFields()),
    section('fields that went', fieldsOnlyIn(before, newest)),
    section('fields that came', fieldsOnlyIn(newest, before)),
    section('enumerations that changed', enumChanges(before, newest)),
    section('feature gates of the table that changed', gateChanges(before, newest)),
    section('feature gates that came; does one of them change a Pod?', newGates(before, newest)),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string {
  return [`\n${title}: ${lines.length === 0 ? 'none' : ''}`.trimEnd(), ...lines.map((line) => `  ${line}`)].join('\n');
}

function fieldNames({ types }: Release): Set<string> {
  const names = [...types.fields].flatMap(([type, fields]) =>
    [...fields.keys()].map((field) => `${type}.${field.replace('!', '')}`),
  );
  return new Set(names);
}

function fieldsOnlyIn(release: Release, other: Release): string[] {
  const others = fieldNames(other);
  return [...fieldNames(release)].filter((name) => !others.has(name)).sort();
}

function enumChanges(before: Release, newest: Release): string[] {
  const known = fieldNames(newest);
  return [...newest.enums].flatMap(([field, values]) => {
    const old = before.enums.get(field);
    if (!known.has(field) || !old) return [];
    const changes = [
      ...values.filter((value) => !old.includes(value)).map((value) => `+${value}`),
      ...old.filter((value) => !values.includes(value)).map((value) => `-${value}`),
    ];
    return changes.length === 0 ? [] : [`${field}: ${changes.join(' ')}`];
  });
}

function gateChanges({ gates: before }: Release, { gates: newest }: Release): string[] {
  return [...new Set(FEATURE_ROWS.map(({ gate }) => gate))].flatMap((gate) => {
    const [old, now] = [before.get(gate) ?? 'gone', newest.get(gate) ?? 'gone'];
    return old === now ? [] : [`${gate}: ${old} -> ${now}`];
  });
}

function newGates({ gates: before }: Release, { gates: newest }: Release): string[] {
  return [...newest].filter(([gate]) => !before.has(gate)).map(([gate, state]) => `${gate}: ${state}`);
}
