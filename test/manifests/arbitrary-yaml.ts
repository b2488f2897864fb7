import fc from 'fast-check';
import { isAlias, isCollection, isMap, isScalar, LineCounter, parseDocument, stringify } from 'yaml';
import type { Node } from 'yaml';

/** A text that the library `yaml` has written, and where that library finds what is in it. */
export interface LocatedYaml {
  readonly text: string;
  readonly entries: readonly LocatedEntry[];
}

interface LocatedEntry {
  readonly path: string;
  /** Where the key begins; for an item of a list its content, in front of which its dash may stand. */
  readonly line: number;
  readonly column: number;
  readonly isItem: boolean;
}

const KEYS = fc.oneof(
  fc.constantFrom(
    'name',
    'spec',
    'on',
    '1',
    '~',
    'a b',
    'a: b',
    '- c',
    '#d',
    "it's",
    '"',
    'nvidia.com/gpu',
    '日本',
    '😀',
  ),
  fc.stringMatching(/^[a-z]{1,8}$/),
);

const SCALARS = fc.oneof(
  fc.constantFrom('', 'yes', '0x1F', 'a\nb\n', '  a\n\n b', 'long word '.repeat(12), '{{ a }}', '# a', null, true),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string({ maxLength: 12 }).filter((text) => /^[\n\x20-\x7e]*$/.test(text)),
);

const { value: values } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    SCALARS,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(KEYS, tie('value'), { maxKeys: 4 }),
  ),
}));

/** One object may stand in several places, which makes an anchor and aliases. */
const roots = fc
  .tuple(fc.dictionary(KEYS, values, { minKeys: 1, maxKeys: 5 }), values, fc.boolean())
  .map(([fields, shared, isShared]) =>
    isShared ? { first: shared, ...fields, second: [shared, { shared }] } : fields,
  );

const styles = fc.record({
  collectionStyle: fc.constantFrom('any' as const, 'block' as const, 'flow' as const),
  sortMapEntries: fc.boolean(),
  indent: fc.integer({ min: 2, max: 5 }),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(0, 40, 80),
  defaultStringType: fc.constantFrom('PLAIN' as const, 'QUOTE_DOUBLE' as const, 'QUOTE_SINGLE' as const),
});

/** Objects in every style of writing. */
export const locatedYaml: fc.Arbitrary<LocatedYaml> = fc.tuple(roots, styles).map(([root, style]) => {
  const text = stringify(root, { version: '1.1', ...style });
  return { text, entries: locate(text) };
});

function locate(text: string): LocatedEntry[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { version: '1.1', lineCounter: lines });
  const entryAt = (path: string, node: Node, isItem: boolean): LocatedEntry => {
    const { line, col: column } = lines.linePos(startOf(node));
    return { path, line, column, isItem };
  };
  const entriesIn = (path: string, node: unknown): LocatedEntry[] => {
    const target = isAlias(node) ? node.resolve(document) : node;
    if (!isCollection(target)) return [];
    if (!isMap(target)) {
      return (target.items as Node[]).flatMap((item, index) => [
        entryAt(`${path}[${index}]`, item, true),
        ...entriesIn(`${path}[${index}]`, item),
      ]);
    }
    return target.items.flatMap(({ key, value }) => {
      if (!isScalar(key)) return [];
      const inner = `${path}[${String(key.value)}]`;
      return [entryAt(inner, key, false), ...entriesIn(inner, value)];
    });
  };
  return entriesIn('', document.contents);
}

function startOf({ range }: Node): number {
  if (!range) throw new Error('A node that was read has a range.');
  return range[0];
}
