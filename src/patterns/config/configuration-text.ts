import { rejectOption } from '../../enforcement/reject-option';

/** What a format of configuration files holds. */
export interface ConfigurationFormat {
  /** The format as a sentence names it, such as `an INI file`. */
  readonly name: string;
  /** The characters that the format has no way to write. */
  readonly unwritable: RegExp;
  /** What a value of the format is, such as `a value is one line without control characters`. */
  readonly limit: string;
}

/** Half of a UTF-16 pair becomes another character when a file is written. */
const LONE_SURROGATE = /\p{Surrogate}/u;

/** A value as text; one that the format cannot hold is refused (finding `configuration-text`) with the place it stands at. */
export function configurationText(format: ConfigurationFormat, place: string, value: string | number): string {
  const text = String(value);
  const isNumber = typeof value === 'string' || Number.isFinite(value);
  if (isNumber && !format.unwritable.test(text) && !LONE_SURROGATE.test(text)) return text;
  return rejectOption('configuration-text', {
    place,
    value,
    message: `${format.name} cannot hold ${JSON.stringify(value)}: ${format.limit}.`,
    fix: 'write a value that the format can hold.',
  });
}

/** A name that the format takes as it is; any other is refused (finding `configuration-text`). */
export function configurationName(
  format: ConfigurationFormat,
  { place, pattern, characters }: { readonly place: string; readonly pattern: RegExp; readonly characters: string },
  name: string,
): string {
  if (pattern.test(name)) return name;
  return rejectOption('configuration-text', {
    place,
    value: name,
    message: `${JSON.stringify(name)} is not a valid name in ${format.name}.`,
    fix: `write a name of ${characters}.`,
  });
}
