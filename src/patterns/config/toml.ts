import { checkCall } from '../../options/check-call';
import { definedEntries } from '../../kubernetes/json';
import { unicodeEscape } from '../../kubernetes/printable';
import { configurationText, type ConfigurationFormat } from './configuration-text';

/**
 * The text of a configuration file in the TOML format, as OAuth2 Proxy reads it: settings with values of one kind each.
 *
 * @see https://toml.io/en/v1.0.0
 */
export class Toml {
  /**
   * The text of settings, in the order of the object's keys. A text is quoted, with escapes for what TOML has no other way to
   * write, so that every character can be in it. What is refused (finding `configuration-text`) is half of a UTF-16 pair and a
   * number that is not finite.
   *
   * @param settings - the values by name
   * @throws FindingsError if a name or value does not fit into the format
   */
  public static stringify(settings: { readonly [name: string]: string | number | boolean | string[] }): string {
    checkCall('Toml.stringify', arguments);
    return definedEntries(settings)
      .map(([name, value]) => `${nameText(name)} = ${valueText(name, value)}\n`)
      .join('');
  }

  private constructor() {}
}

const FORMAT: ConfigurationFormat = {
  name: 'a TOML file',
  unwritable: /(?!)/,
  limit: 'a text has whole characters, and a number is finite',
};

/** Source: https://toml.io/en/v1.0.0#keys, bare keys */
const BARE_NAME = /^[-\w]+$/;

function nameText(name: string): string {
  return BARE_NAME.test(name) ? name : quoted('Toml', name);
}

function valueText(name: string, value: string | number | boolean | readonly string[]): string {
  if (typeof value === 'string') return quoted(name, value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return configurationText(FORMAT, name, value);
  return `[${value.map((item, index) => quoted(`${name}[${index}]`, item)).join(', ')}]`;
}

/** Characters that a basic string does not hold as they are, and others that nobody sees. */
const ESCAPED = /["\\\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g;

/** Source: https://toml.io/en/v1.0.0#string, basic strings */
function quoted(place: string, value: string): string {
  const text = configurationText(FORMAT, place, value);
  return `"${text.replace(ESCAPED, (each) => (/["\\]/.test(each) ? `\\${each}` : unicodeEscape(each)))}"`;
}
