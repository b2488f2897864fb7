import { checkCall } from '../../options/check-call';
import { definedEntries } from '../../kubernetes/json';
import { configurationName, configurationText, type ConfigurationFormat } from './configuration-text';

/**
 * The text of a configuration file in the INI format, as PgBouncer reads it: a value goes to the end of its line as it
 * is, with no quotes, escapes or comments in it.
 *
 * @see https://www.pgbouncer.org/config.html
 */
export class Ini {
  /**
   * The text of sections, each with its settings, in the order of the objects' keys.
   *
   * What the format cannot hold is refused (finding `configuration-text`): in a value, control characters, line breaks, and
   * spaces at either end; in a name, everything but letters, digits, "_", "-", "." and "*".
   *
   * @param sections - the settings by section and name
   * @throws FindingsError if a name or value does not fit into the format
   */
  public static stringify(sections: {
    readonly [section: string]: { readonly [name: string]: string | number };
  }): string {
    checkCall('Ini.stringify', arguments);
    return definedEntries(sections)
      .map(([section, settings]) => [`[${nameText('Ini', section)}]`, ...settingLines(section, settings)])
      .map((lines) => lines.map((line) => `${line}\n`).join(''))
      .join('\n');
  }

  private constructor() {}
}

const FORMAT: ConfigurationFormat = {
  name: 'an INI file',
  unwritable: /[\u0000-\u001f\u007f]|^ | $/,
  limit: 'a value is one line without control characters, and with no space at either end',
};

function settingLines(section: string, settings: { readonly [name: string]: string | number }): string[] {
  return definedEntries(settings).map(([name, value]) => {
    const text = configurationText(FORMAT, `${section}.${name}`, value);
    return `${nameText(section, name)} =${text === '' ? '' : ` ${text}`}`;
  });
}

/** Source: https://github.com/libusual/libusual, usual/cfparser.c, parse_ini_file */
const NAME = /^[-.*\w]+$/;

function nameText(place: string, name: string): string {
  return configurationName(
    FORMAT,
    { place, pattern: NAME, characters: 'letters, digits, "_", "-", "." and "*"' },
    name,
  );
}
