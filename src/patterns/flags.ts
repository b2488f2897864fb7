import type { Duration } from 'cdk8s';
import { closestName } from '../kubernetes/closest-name';
import { definedEntries } from '../kubernetes/json';
import { checkText, refuseOption, type PresetPlace } from './preset-values';

/** Values of flags by their names, without the dashes. */
export interface Flags {
  readonly [name: string]: string | number | boolean;
}

/** What is known of the flags of a program. */
export interface FlagFormat {
  /** The program as a sentence names it. */
  readonly program: string;
  /** The flags that it takes, without the dashes. */
  readonly known: readonly string[];
  /** The flags that a prop makes, since more than the arguments depends on them, with the prop. */
  readonly owned: { readonly [flag: string]: string };
  /** How a flag without a value is switched off. */
  readonly off: (name: string) => string;
}

/** Refuses flags that the program does not take, or that a prop makes (finding `preset-option`). */
export function checkFlags(place: PresetPlace, { program, known, owned }: FlagFormat, flags: Flags = {}): void {
  for (const [name, value] of definedEntries(flags)) {
    const option = `flags['${name}']`;
    if (Object.hasOwn(owned, name)) {
      refuseOption(place, option, {
        value,
        message: `the flag \`--${name}\` must agree with the container.`,
        fix: `use the option \`${owned[name]}\` for it.`,
      });
    }
    if (!known.includes(name)) refuseUnknown(place, { program, name, known, value });
    checkText(place, option, String(value));
  }
}

function refuseUnknown(
  place: PresetPlace,
  {
    program,
    known,
    name,
    value,
  }: Pick<FlagFormat, 'program' | 'known'> & { readonly name: string; readonly value: unknown },
): void {
  const meant = closestName(name, known);
  refuseOption(place, `flags['${name}']`, {
    value,
    message: `${program} has no flag \`--${name}\` that could be set here.`,
    fix: meant === undefined ? 'leave it out.' : `write \`${meant}\` if that is meant, or leave it out.`,
  });
}

/** The flags of a preset as arguments, with those of its user over them. */
export function flagArguments(format: FlagFormat, own: Flags, others: Flags = {}): string[] {
  return definedEntries({ ...own, ...others }).map(([name, value]) => {
    if (value === true) return `--${name}`;
    return value === false ? format.off(name) : `--${name}=${argumentText(String(value))}`;
  });
}

/** A text in which Kubernetes finds no reference to a variable: `$$` is a dollar sign. */
export function argumentText(text: string): string {
  return text.replaceAll('$', '$$$$');
}

/** Whole seconds as programs in Go read them. */
export function goSeconds(duration: Duration): string {
  return `${duration.toSeconds()}s`;
}
