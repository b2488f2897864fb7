import { checkCall } from '../../options/check-call';
import { configurationName, configurationText, type ConfigurationFormat } from './configuration-text';

/**
 * A section of the configuration of HAProxy.
 */
export interface HaproxySection {
  /** Its keyword, such as `global`, `defaults`, `frontend`, `backend` or `resolvers`. */
  readonly type: string;

  /**
   * Its name, for the sections that have one.
   * @default - none
   */
  readonly name?: string;

  /**
   * Its lines in their order, each as a list of words, such as `['timeout', 'connect', '5s']`. A word is one argument
   * whatever is in it: it is quoted if it must be, and nothing of it is expanded.
   */
  readonly lines: (string | number)[][];
}

/**
 * The text of a configuration file of HAProxy.
 *
 * @see https://docs.haproxy.org/2.6/configuration.html#2.2
 */
export class HaproxyConfig {
  /**
   * The text of sections. What the format cannot hold is refused (finding `configuration-text`): control characters and
   * line breaks in a word, a line without words, and a keyword of other characters than letters, digits, "_", "-" and ".".
   *
   * @param sections - the sections in their order
   * @throws FindingsError if a word does not fit into the format
   */
  public static stringify(sections: HaproxySection[]): string {
    checkCall('HaproxyConfig.stringify', arguments);
    return sections.map(sectionText).join('\n');
  }

  private constructor() {}
}

const FORMAT: ConfigurationFormat = {
  name: 'a configuration of HAProxy',
  unwritable: /[\u0000-\u001f\u007f]/,
  limit: 'a word is one line without control characters',
};

const KEYWORD = { pattern: /^[A-Za-z0-9][-.\w]*$/, characters: 'letters, digits, "_", "-" and "."' };

function sectionText({ type, name, lines }: HaproxySection): string {
  const place = name === undefined ? type : `${type} ${name}`;
  const keyword = configurationName(FORMAT, { place: 'HaproxyConfig', ...KEYWORD }, type);
  const head = name === undefined ? [] : [wordText(place, name)];
  const body = lines.map((line, index) => `  ${lineText(`${place}, line ${index + 1}`, line)}\n`);
  return `${[keyword, ...head].join(' ')}\n${body.join('')}`;
}

function lineText(place: string, [keyword = '', ...words]: readonly (string | number)[]): string {
  const first = configurationName(FORMAT, { place, ...KEYWORD }, String(keyword));
  return [first, ...words.map((word) => wordText(place, word))].join(' ');
}

/** Words that mean the same with quotes and without. */
const PLAIN = /^[-\w./:@,=+*]+$/;

/**
 * Between single quotes, every character stands for itself but the single quote.
 *
 * Source: https://docs.haproxy.org/2.6/configuration.html#2.2, "Quoting and escaping"
 */
function wordText(place: string, word: string | number): string {
  const text = configurationText(FORMAT, place, word);
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
