import { Yaml } from 'cdk8s';
import { isAbsent, isFields, sortNames, type Fields } from '../kubernetes/json';
import { ScalarTexts } from './scalar-texts';

/**
 * Writes objects as YAML, byte for byte as `Yaml.stringify` of cdk8s does. What is unusual in a manifest, such as a null,
 * a date or an object that stands in two places, is left to cdk8s, a document at a time.
 */
export class YamlWriter {
  private readonly texts = new ScalarTexts();

  /** A document, with the line break behind it. */
  public document(document: unknown): string {
    return new DocumentWriting(this.texts, AS_IT_IS).write(document) ?? Yaml.stringify(document);
  }

  /**
   * The data of an object as `ApiObject` of cdk8s renders it: without absent fields, in alphabetical order, and with what
   * tells its type at the head. Undefined if that is not for sure all that is to do.
   */
  public plain(data: Fields): string | undefined {
    return new DocumentWriting(this.texts, SORTED).write(data, headFirst);
  }
}

/** How the fields of a map are chosen and put in order. */
interface FieldOrder {
  /** Whether the same object can stand in several places, and each is written out. */
  readonly isCopied: boolean;
  /** Undefined for a map of which nobody knows how it is written. */
  namesOf(map: Fields): string[] | undefined;
}

const AS_IT_IS: FieldOrder = { isCopied: false, namesOf: (map) => (isPlainObject(map) ? Object.keys(map) : undefined) };
const SORTED: FieldOrder = {
  isCopied: true,
  namesOf: (map) => {
    const names = presentNames(map);
    return names?.some(isIndex) === false ? sortNames(names) : undefined;
  },
};

const INDEX = /^\d+$/;
const [ZERO, NINE] = [48, 57];

/** JavaScript puts names that are whole numbers in front of all others, whatever order they were given in. */
function isIndex(name: string): boolean {
  const first = name.charCodeAt(0);
  return first >= ZERO && first <= NINE && INDEX.test(name);
}

/** Of a value with a method `resolve` cdk8s asks what to write, and a field of the name `__proto__` it loses. */
function presentNames(map: Fields): string[] | undefined {
  if (map.constructor !== Object || typeof map['resolve'] === 'function' || Object.hasOwn(map, '__proto__')) {
    return undefined;
  }
  const names = Object.keys(map);
  for (const name of names) if (isAbsent(map[name])) return names.filter((each) => !isAbsent(map[each]));
  return names;
}

const HEAD = ['apiVersion', 'kind', 'metadata'];

function headFirst(names: readonly string[]): string[] {
  return [...HEAD.filter((name) => names.includes(name)), ...names.filter((name) => !HEAD.includes(name))];
}

/** Something that is left to cdk8s. */
class Unusual extends Error {}

const STEP = '  ';

/** What has to be escaped, and is then written between quotes. */
const ESCAPED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff]/;

/** Blanks at the start or the end of a block, but for one line break at its end, change how it is written. */
const OUTER_BLANKS = /^[\n\t ]|[\n\t ]\n$|[\t ]$/;

class DocumentWriting {
  /** An object that stands in two places gets an anchor. */
  private readonly seen = new Set<object>();
  private out = '';

  public constructor(
    private readonly texts: ScalarTexts,
    private readonly order: FieldOrder,
  ) {}

  /** The document with the line break behind it; undefined if it is left to cdk8s. */
  public write(document: unknown, sorted = (names: string[]): string[] => names): string | undefined {
    if (!isFields(document)) return undefined;
    const names = this.order.namesOf(document);
    if (names === undefined || names.length === 0) return undefined;
    try {
      this.map(document, sorted(names), '', '');
      return this.out;
    } catch (error) {
      if (error instanceof Unusual) return undefined;
      throw error;
    }
  }

  /**
   * Writes the fields of a map, a line or more for each.
   *
   * @param first - what stands before the first field: the indentation, or nothing if its line has begun already
   */
  private map(map: Fields, names: readonly string[], indent: string, first: string): void {
    this.see(map);
    let lead = first;
    for (const name of names) {
      const key = this.texts.key(name);
      if (key === undefined) throw new Unusual();
      this.out += `${lead}${key}:`;
      this.value(map[name], indent + STEP, true);
      lead = indent;
    }
  }

  private list(list: readonly unknown[], indent: string, first: string): void {
    this.see(list);
    let lead = first;
    for (let index = 0; index < list.length; index += 1) {
      this.out += `${lead}-`;
      this.value(list[index], indent + STEP, false);
      lead = indent;
    }
  }

  /**
   * Writes a value behind the colon of a field or the dash of an item.
   *
   * @param isField - whether a map or list in it begins on a line of its own
   */
  private value(value: unknown, indent: string, isField: boolean): void {
    if (typeof value !== 'object') {
      this.scalar(value, indent);
    } else if (Array.isArray(value)) {
      if (value.length === 0) return this.empty(value, ' []\n');
      this.out += isField ? '\n' : ' ';
      this.list(value, indent, isField ? indent : '');
    } else {
      this.inner(value as Fields | null, indent, isField);
    }
  }

  private inner(map: Fields | null, indent: string, isField: boolean): void {
    const names = map === null ? undefined : this.order.namesOf(map);
    if (map === null || names === undefined) throw new Unusual();
    if (names.length === 0) return this.empty(map, ' {}\n');
    this.out += isField ? '\n' : ' ';
    this.map(map, names, indent, isField ? indent : '');
  }

  /** Writes what fits on one line, or a text as a block, behind a blank. */
  private scalar(value: unknown, indent: string): void {
    if (typeof value === 'string')
      this.out += ` ${value.includes('\n') ? block(value, indent) : this.texts.value(value)}\n`;
    else if (typeof value === 'boolean') this.out += value ? ' true\n' : ' false\n';
    else if (typeof value === 'number' && Number.isFinite(value) && !Object.is(value, -0)) this.out += ` ${value}\n`;
    else throw new Unusual();
  }

  private empty(value: object, text: string): void {
    this.see(value);
    this.out += text;
  }

  private see(value: object): void {
    if (this.order.isCopied) return;
    if (this.seen.has(value)) throw new Unusual();
    this.seen.add(value);
  }
}

function isPlainObject(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** A text of several lines as a literal block, without the line break at its end. */
function block(text: string, indent: string): string {
  if (ESCAPED.test(text) || OUTER_BLANKS.test(text)) throw new Unusual();
  const isEnded = text.endsWith('\n');
  const lines = (isEnded ? text.slice(0, -1) : text).replace(/\n(?!\n)/g, `\n${indent}`);
  return `${isEnded ? '|' : '|-'}\n${indent}${lines}`;
}
