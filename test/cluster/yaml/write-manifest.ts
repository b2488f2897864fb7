import type { Random } from '../agreement/random';
import { PLAIN_SCALARS } from './fragments';

const KEYS = 'apiVersion kind metadata name labels spec containers image env value command args data items a b'.split(
  ' ',
);
const ODD_KEYS = ['app.kubernetes.io/name', 'a b', '1', 'on', '"quoted"', "'it''s'", '0x1', '<<', '1.5', '~'];
const TEXTS = [
  'a',
  'a b',
  'it is: so',
  '- x',
  'tab\there',
  'line\nline\n',
  '\n\n',
  '"',
  "'",
  '\\',
  '# no',
  'ä 日本 😀',
  '',
];
const MAX_LEVELS = 4;
const MAX_ENTRIES = 4;

/** One or several documents, each written in a style of its own. */
export function writeManifest(random: Random): string {
  const documents = Array.from(
    {
      length: random.weighted([
        [6, 1],
        [2, 2],
        [1, 3],
      ]),
    },
    () => new Writer(random).document(),
  );
  const separator = random.pick(['---\n', '---\n', '--- # next\n', '---\n---\n', '---\n# comment\n']);
  return (random.chance(0.2) ? '---\n' : '') + documents.join(separator);
}

class Writer {
  private readonly step: number;
  private readonly isListIndented: boolean;
  private readonly oddness: number;
  private anchors = 0;

  constructor(private readonly random: Random) {
    this.step = random.pick([1, 2, 2, 2, 3, 4]);
    this.isListIndented = random.chance(0.5);
    this.oddness = random.pick([0, 0.02, 0.02, 0.1, 0.3]);
  }

  document(): string {
    return this.random.chance(0.9) ? this.mapping(0, 0) : this.list(0, 0);
  }

  private isOdd(): boolean {
    return this.random.chance(this.oddness);
  }

  private entries<T>(make: () => T): T[] {
    return Array.from({ length: 1 + this.random.below(MAX_ENTRIES) }, make);
  }

  private mapping(indent: number, level: number): string {
    const keys = new Set(this.entries(() => this.key()));
    return [...keys].map((key) => this.noise(indent) + ' '.repeat(indent) + this.field(key, indent, level)).join('');
  }

  private key(): string {
    return this.random.pick(this.isOdd() ? [...ODD_KEYS, ...PLAIN_SCALARS] : KEYS);
  }

  private field(key: string, indent: number, level: number): string {
    const kind = level >= MAX_LEVELS ? 2 : this.random.below(4);
    const head = `${key}:${this.anchor()}`;
    if (kind === 0) return `${head}${this.lineEnd()}${this.mapping(indent + this.step, level + 1)}`;
    const listIndent = indent + (this.isListIndented ? this.step : 0);
    if (kind === 1) return `${head}${this.lineEnd()}${this.list(listIndent, level + 1)}`;
    return `${head}${this.random.pick([' ', ' ', ' ', '  '])}${this.value(indent)}`;
  }

  private list(indent: number, level: number): string {
    return this.entries(() => this.noise(indent) + ' '.repeat(indent) + this.item(indent, level)).join('');
  }

  private item(indent: number, level: number): string {
    if (level >= MAX_LEVELS || this.random.chance(0.5)) return `- ${this.value(indent)}`;
    const gap = this.random.pick([1, 1, 1, 2, 3]);
    const inner = indent + 1 + gap;
    const block = this.random.chance(0.8) ? this.mapping(inner, level + 1) : this.list(inner, level + 1);
    return this.random.chance(0.1) ? `-\n${block}` : `-${' '.repeat(gap)}${block.trimStart()}`;
  }

  private anchor(): string {
    if (!this.isOdd()) return '';
    this.anchors += 1;
    return ` &a${this.anchors}`;
  }

  private lineEnd(): string {
    return this.random.weighted([
      [20, '\n'],
      [1, ' # comment\n'],
      [1, '  \n'],
      [1, '\n\n'],
    ]);
  }

  private noise(indent: number): string {
    return this.random.weighted([
      [30, ''],
      [1, '\n'],
      [1, `${' '.repeat(indent)}# comment\n`],
      [1, '# comment\n'],
    ]);
  }

  private value(indent: number): string {
    if (this.isOdd() && this.anchors > 0) return `*a${1 + this.random.below(this.anchors)}${this.lineEnd()}`;
    return this.random.weighted<() => string>([
      [8, () => this.random.pick(PLAIN_SCALARS.slice(-40, -13)) + this.lineEnd()],
      [2, () => (this.isOdd() ? this.random.pick(PLAIN_SCALARS) : String(this.random.below(70000))) + this.lineEnd()],
      [3, () => this.quoted() + this.lineEnd()],
      [2, () => this.flow(0) + this.lineEnd()],
      [2, () => this.block(indent)],
      [1, () => this.folded(indent)],
    ])();
  }

  private quoted(): string {
    const text = this.random.pick(this.random.chance(0.3) ? PLAIN_SCALARS : TEXTS);
    if (this.random.chance(0.5)) return JSON.stringify(text);
    return `'${text.replaceAll("'", "''").replaceAll('\n', ' ')}'`;
  }

  private flow(level: number): string {
    const amount = this.random.below(MAX_ENTRIES);
    const inner = (): string =>
      level < 2 && this.random.chance(0.2)
        ? this.flow(level + 1)
        : this.random.pick([this.quoted(), this.random.pick(PLAIN_SCALARS), 'a', 'b c', '1']);
    const comma = this.random.pick([', ', ', ', ',', ' , ', ',\n      ']);
    if (this.random.chance(0.6)) return `[${Array.from({ length: amount }, inner).join(comma)}]`;
    const colon = this.random.pick([': ', ': ', ':']);
    return `{${Array.from({ length: amount }, (_, index) => `${this.flowKey(index)}${colon}${inner()}`).join(comma)}}`;
  }

  private flowKey(index: number): string {
    return this.random.pick([`k${index}`, `"k${index}"`, `'k ${index}'`]);
  }

  private block(indent: number): string {
    const header = this.random.pick(['|', '|', '>', '|-', '>-', '|+', '>+']);
    const pad = ' '.repeat(indent + this.random.pick([1, 2, 2, 2, 4]));
    const lines = this.entries(() =>
      this.random.weighted([
        [6, `${pad}${this.random.pick(['text', '# no comment', 'a: b', '- x', '"q', 'ä', '{{ .x }}', 'a\tb'])}`],
        [1, ''],
        [1, `${pad}  more`],
        [1, `${pad}\ttab`],
        [1, ' '.repeat(this.random.below(8))],
      ]),
    );
    return `${header}\n${lines.join('\n')}\n`;
  }

  /** A scalar over several lines. */
  private folded(indent: number): string {
    const pad = ' '.repeat(indent + 1 + this.random.below(2));
    const [open, close] = this.random.pick([
      ['', ''],
      ['"', '"'],
      ["'", "'"],
    ] as const);
    return `${open}a b\n${this.random.chance(0.2) ? '\n' : ''}${pad}c d${close}\n`;
  }
}
