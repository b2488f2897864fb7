import { isFields } from '../../kubernetes/json';
import { unicodeEscape } from '../../kubernetes/printable';

/**
 * Plain data as YAML, in block style and in the order of its keys. Every text that could be read as anything else stands in
 * double quotes, with escapes that YAML 1.1 and 1.2 read alike.
 */
export function yamlText(data: unknown): string {
  return `${linesOf(data).join('\n')}\n`;
}

function linesOf(value: unknown): string[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((item: unknown) => behind('-', isBlock(item) ? linesOf(item) : [scalar(item)]));
  }
  if (!isFields(value) || !isBlock(value)) return [scalar(value)];
  return Object.entries(value).flatMap(([key, each]) => {
    const lines = linesOf(each);
    if (text(key).length > MAX_KEY_LENGTH) return [`? ${text(key)}`, ...behind(':', lines)];
    if (!isBlock(each)) return `${text(key)}: ${lines.join('')}`;
    return [`${text(key)}:`, ...lines.map((line) => `  ${line}`)];
  });
}

/** The longest name before a colon, less a margin: of a longer one a mark says that it is one. */
const MAX_KEY_LENGTH = 1000;

/** The first line behind a mark, and the others below it. */
function behind(mark: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `${index === 0 ? mark : ' '} ${line}`);
}

/** Whether a value takes lines of its own. */
function isBlock(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : isFields(value) && Object.keys(value).length > 0;
}

function scalar(value: unknown): string {
  return typeof value === 'string' ? text(value) : JSON.stringify(value);
}

/** Words that need no quotes, but for those that YAML reads as something else. */
const PLAIN = /^(?!(?:null|true|false|yes|no|on|off|y|n)$)[a-z/][-\w./]*$/i;

function text(value: string): string {
  return PLAIN.test(value) ? value : jsonForYaml(value);
}

/** What YAML folds or refuses although JSON holds it as it is. */
const ESCAPED = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Plain data as JSON that is YAML as well, for readers of YAML 1.1 and 1.2 alike. */
export function jsonForYaml(value: unknown, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replace(ESCAPED, unicodeEscape);
}
