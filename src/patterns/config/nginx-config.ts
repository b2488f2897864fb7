import { rejectOption } from '../../enforcement/reject-option';
import { checkCall } from '../../options/check-call';
import { configurationText, type ConfigurationFormat } from './configuration-text';

/**
 * A directive of the configuration of nginx.
 */
export interface NginxDirective {
  /**
   * Its name and its parameters, such as `['listen', 8443, 'ssl']`. A word is one parameter whatever is in it: it is quoted
   * where it must be. Whether `$` begins a variable depends on the directive, and a word cannot change it.
   */
  readonly words: (string | number)[];

  /**
   * The directives in its block.
   * @default - none: it has no block
   */
  readonly block?: NginxDirective[];
}

/**
 * The text of a configuration file of nginx.
 *
 * @see https://nginx.org/en/docs/beginners_guide.html#conf_structure
 */
export class NginxConfig {
  /**
   * The text of directives. What the format cannot hold is refused (finding `configuration-text`): NUL in a word, a word
   * that has more than 4,096 bytes with its quotes, and a directive without words.
   *
   * @param directives - the directives in their order
   * @throws FindingsError if a word does not fit into the format
   */
  public static stringify(directives: NginxDirective[]): string {
    checkCall('NginxConfig.stringify', arguments);
    return directives.map((directive) => directiveText(directive, { place: 'NginxConfig', indent: '' })).join('');
  }

  private constructor() {}
}

interface Position {
  readonly place: string;
  readonly indent: string;
}

const FORMAT: ConfigurationFormat = {
  name: 'a configuration of nginx',
  unwritable: /\u0000/,
  limit: 'a word has no NUL character',
};

function directiveText({ words, block }: NginxDirective, { place, indent }: Position): string {
  const [name = ''] = words;
  const own = place === 'NginxConfig' ? String(name) : `${place}.${name}`;
  if (words.length === 0) refuseNameless(place);
  const head = `${indent}${words.map((word) => wordText(own, word)).join(' ')}`;
  if (block === undefined) return `${head};\n`;
  const inner = block.map((each) => directiveText(each, { place: own, indent: `${indent}  ` }));
  return `${head} {\n${inner.join('')}${indent}}\n`;
}

/** Words that mean the same with quotes and without. */
const PLAIN = /^[-\w./:@,=+*$~]+$/;

/**
 * Between quotes, every character stands for itself but the quote and the backslash; one in front of another character is
 * one as well, but for `\t`, `\r` and `\n`.
 *
 * Source: nginx, src/core/ngx_conf_file.c, ngx_conf_read_token
 */
function wordText(place: string, word: string | number): string {
  const text = configurationText(FORMAT, place, word);
  const written = PLAIN.test(text) ? text : `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;
  return Buffer.byteLength(written) > MAX_BYTES ? refuseLong(place, written) : written;
}

/** Source: nginx, src/core/ngx_conf_file.c, NGX_CONF_BUFFER */
const MAX_BYTES = 4096;

function refuseLong(place: string, written: string): never {
  return rejectOption('configuration-text', {
    place,
    message: `a word has ${Buffer.byteLength(written)} bytes with its quotes, and nginx reads at most ${MAX_BYTES}.`,
    fix: 'write a shorter one.',
  });
}

function refuseNameless(place: string): never {
  return rejectOption('configuration-text', {
    place,
    message: 'a directive of nginx has no words.',
    fix: 'write its name as the first of its `words`.',
  });
}
