import { isManifestProblem, readManifests } from '../../src/manifests/read-manifests';

const TOO_DEEP = 'lists and mappings are nested in more than 1000 levels';
const TOO_MANY_ALIASES = 'the document has too many aliases ("*") for its size';
const NEVER_CLOSED = 'the bracket or brace that begins here is never closed';
const UNREAD =
  'kubectl reads nothing from here to the next line that begins with "---": mend the indentation or the brackets in ' +
  'front of it, or put such a line there';
const MANY = 20_000;

/** What is read in a text, with documents counted rather than shown. */
function outcomeOf(text: string): { documents: number; problems: string[] } {
  const entries = [...readManifests(text)];
  const problems = entries.filter(isManifestProblem);
  return {
    documents: entries.length - problems.length,
    problems: [...new Set(problems.map(({ message }) => message))],
  };
}

function nested(levels: number, open: string, inside: string, close: string): string {
  return open.repeat(levels) + inside + close.repeat(levels);
}

function steps(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}a:\n`).join('');
}

/** Anchors, each of which stands for nine of the one before. */
function bomb(generations: number): string {
  const line = (index: number): string => `a${index}: &a${index} [${`*a${index - 1}, `.repeat(9)}]\n`;
  return `a0: &a0 [${'1, '.repeat(9)}]\n${Array.from({ length: generations }, (_, index) => line(index + 1)).join('')}`;
}

describe('texts that are deeply nested', () => {
  it.each([
    ['brackets', nested(1000, '[', '', ']')],
    ['braces', nested(1000, '{a: ', '1', '}')],
    ['JSON', nested(1000, '{"a":', '1', '}')],
    ['lists', '- '.repeat(1000)],
    ['mappings', steps(1000)],
  ])('are read up to the limit: %s', (_, text) => {
    expect(outcomeOf(text)).toEqual({ documents: 1, problems: [] });
  });

  it.each([
    ['brackets', nested(1001, '[', '', ']')],
    ['braces', nested(1001, '{a: ', '1', '}')],
    ['JSON', nested(1001, '{"a":', '1', '}')],
    ['lists', '- '.repeat(1001)],
    ['mappings', steps(1001)],
    ['a great many brackets', nested(MANY, '[', '', ']')],
    ['a great many braces', nested(MANY, '{a: ', '1', '}')],
    ['a great deal of JSON', nested(MANY, '{"a":', '1', '}')],
    ['a great many lists', '- '.repeat(MANY)],
    ['brackets that are never closed', '['.repeat(MANY)],
    ['aliases', `a: &a ${nested(900, '[', '', ']')}\nb: ${nested(900, '[', '*a', ']')}`],
    ['brackets in lists', `${'- '.repeat(600)}${nested(600, '[', '', ']')}`],
  ])('are refused beyond the limit: %s', (_, text) => {
    expect(outcomeOf(`${text}\n---\na: b\n`)).toEqual({ documents: 1, problems: [TOO_DEEP] });
  });
});

describe('aliases that would fill the memory', () => {
  it('are replaced while they are few', () => {
    expect(outcomeOf(bomb(2))).toEqual({ documents: 1, problems: [] });
  });

  it('are refused when they are many', () => {
    expect(outcomeOf(`${bomb(9)}---\na: b\n`)).toEqual({ documents: 1, problems: [TOO_MANY_ALIASES] });
  });

  it('are refused in merges too', () => {
    const merges = Array.from({ length: 500 }, () => '*a').join(', ');
    const text = `a: &a {${Array.from({ length: 900 }, (_, index) => `k${index}: 1`).join(', ')}}\nb: {<<: [${merges}]}\n`;
    expect(outcomeOf(text)).toEqual({ documents: 0, problems: [TOO_MANY_ALIASES] });
  });

  it('are refused if an anchor contains itself', () => {
    expect(outcomeOf('a: &a [*a]\n')).toEqual({ documents: 0, problems: ['the anchor "&a" contains itself'] });
    expect(outcomeOf('a: &a {<<: *a}\n')).toEqual({ documents: 0, problems: ['the anchor "&a" contains itself'] });
  });
});

describe('texts that repeat one thing a great many times', () => {
  it.each([
    ['separators', '---\n', 0, []],
    ['documents', 'a: b\n---\n', MANY, []],
    ['JSON on one line', '{}', MANY, []],
    ['broken documents', 'a: [\n---\n', 0, [NEVER_CLOSED]],
    ['empty lines', '\n', 0, []],
    ['blanks', ' ', 0, []],
    ['comments', ' # a\n', 0, []],
    ['anchors', '&a ', 0, [UNREAD]],
    ['quotes', '"" ', 1, [UNREAD]],
    ['escapes', '"\\', 0, ['this quote is never closed']],
    ['tags', '!a ', 1, [UNREAD]],
    ['keys', 'a: ', 0, ['a ":" cannot stand here; look at the indentation, or put the text in quotes']],
    ['one key', 'a: 1\n', 0, ['the key "a" is there twice (first on line 1)']],
    ['questions', '? ', 0, [TOO_DEEP]],
    ['literal scalars', '- |\n  a\n\n', 1, []],
    ['folded lines', 'a\n\n ', 1, []],
    ['pairs', '- [a: b]\n', 1, []],
    ['digits', '9', 1, []],
    ['digits with underscores', '0_', 1, []],
    ['characters of two units', '- 😀\n', 1, []],
    ['carriage returns', '- a\r', 1, []],
  ] as const)('are read to the end: %s', (_, piece, documents, problems) => {
    expect(outcomeOf(piece.repeat(MANY))).toEqual({ documents, problems });
  });

  it.each([
    ['empty lines', '\n'],
    ['comments', '#\n'],
  ])('are read if a document follows millions of them: %s', (_, line) => {
    const lines = 2_000_000;
    const [document] = readManifests(`${line.repeat(lines)}a: b\n`);
    expect(document).toMatchObject({ document: 0, line: lines + 1, value: { a: 'b' } });
  });

  it('are refused if a list in brackets is endless', () => {
    expect(outcomeOf(`[${'a: {b: [c]}, '.repeat(MANY)}`)).toEqual({ documents: 0, problems: [NEVER_CLOSED] });
  });

  it('are read if JSON is long', () => {
    expect(outcomeOf(`{"a":[${'"\\\\",'.repeat(MANY)}1]}`)).toEqual({ documents: 1, problems: [] });
  });
});
