import fc from 'fast-check';
import { yamlDocuments } from '../../../src/manifests/edit/yaml-documents';

/** The documents of a file by number, and the file put together again with other texts. */
function apart(file: string, change = (text: string): string => text): unknown {
  const result = yamlDocuments(file);
  if ('problem' in result) return result.problem;
  const texts = result.documents.map(({ text }) => text);
  return [result.documents.map(({ document, text }) => [document, text]), result.join(texts.map(change))];
}

test.each([
  [
    'a: 1\n---\n# nothing\n---\nb: 2',
    [
      [0, 'a: 1\n'],
      [undefined, '# nothing\n'],
      [1, 'b: 2\n'],
    ],
  ],
  [
    '\ufeffa: 1\r\n---\r\nb: 2\r\n',
    [
      [0, 'a: 1\n'],
      [1, 'b: 2\n'],
    ],
  ],
  [
    '# head\n---\na: 1\n',
    [
      [undefined, '# head\n'],
      [0, 'a: 1\n'],
    ],
  ],
])('%j has its documents as findings count them, and is the same when nothing changes', (file, documents) => {
  expect(apart(file)).toEqual([documents, file]);
});

test('what changes has the line ends of the file', () => {
  expect(apart('a: 1\r\nb: 2', (text) => text.replace('1\n', '1\nc: 3\n'))).toEqual([
    [[0, 'a: 1\nb: 2\n']],
    'a: 1\r\nc: 3\r\nb: 2',
  ]);
});

test.each([
  ['{"a": 1}', 'it begins like JSON, which is not edited'],
  ['a: 1\r\nb: 2\n', 'it has two kinds of line ends'],
  ['a: 1\rb: 2\n', 'it has lines that end with a carriage return'],
  ['a: {{ .Values.a }}\n', 'some of it cannot be read'],
  ['a: 1\n--- b\n', 'some of it cannot be read'],
  ['{a: 1}\nb: 1\n', 'some of it cannot be read'],
])('%j is left alone', (file, problem) => {
  expect(apart(file)).toBe(file.startsWith('{a') ? 'it begins like JSON, which is not edited' : problem);
});

test('any file is the same when nothing changes', () => {
  const piece = fc.constantFrom('a: 1', '---', '# x', '', ' b', '- c', '\ufeff', '...', '--- ', 'd: |', '  e');
  const file = fc.tuple(fc.array(piece), fc.constantFrom('\n', '\r\n')).map(([pieces, end]) => pieces.join(end));
  fc.assert(
    fc.property(file, (text) => {
      const result = yamlDocuments(text);
      return 'problem' in result || result.join(result.documents.map((each) => each.text)) === text;
    }),
    { numRuns: 300 },
  );
});
