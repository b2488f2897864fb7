import fc from 'fast-check';
import {
  isManifestProblem,
  readManifests,
  type ManifestDocument,
  type ManifestProblem,
} from '../../src/manifests/read-manifests';
import { Random } from '../cluster/agreement/random';
import { anyText } from '../cluster/yaml/texts';
import { readTwice } from './common-and-full';

const CORPUS = [
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec:\n  containers:\n    - name: web\n      image: web:1\n',
  '{"apiVersion":"v1","kind":"List","items":[{"kind":"Pod","spec":{"containers":[]}}]}\n',
  '# a\na:\n- b: "c"\n  d: [e, 1]\n- f: |\n    g\n      h\n---\ni: {j: k}\n',
];

const texts = fc.integer().map((seed) => anyText(new Random(seed), CORPUS));

function valuesIn(text: string): unknown[] {
  return [...readManifests(text)].map((entry) => (isManifestProblem(entry) ? entry.message : entry.value));
}

function isBehindDocument(entry: ManifestDocument | ManifestProblem): boolean {
  return isManifestProblem(entry) && entry.message.startsWith('kubectl reads nothing from here');
}

describe('reading any text', () => {
  it('never throws, and numbers documents and lines', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const entries = [...readManifests(text)];
        const lines = text.split('\n').length;
        const numbers = entries.filter((entry) => !isBehindDocument(entry)).map(({ document }) => document);
        expect(numbers).toEqual(numbers.map((_, index) => index));
        expect(entries.filter(({ line }) => line < 1 || line > lines + 1)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same with the common reader as with the full one', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const readings = readTwice(text);
        expect(readings.map(({ common }) => common)).toEqual(readings.map(({ full }) => full));
      }),
      { numRuns: 400 },
    );
  });

  it('gives plain data that JSON can hold, except for large whole numbers', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const values = [...readManifests(text)].flatMap((entry) => (isManifestProblem(entry) ? [] : [entry.value]));
        const plain = values.map((value) => JSON.stringify(value, withoutBigints));
        expect(plain.map((json) => JSON.parse(json) as unknown)).toEqual(values.map((value) => withoutLarge(value)));
      }),
      { numRuns: 200 },
    );
  });

  it('goes on with the next document, whatever the one before it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        fc.pre(!text.trimStart().startsWith('{') && !text.startsWith('\ufeff'));
        const after = valuesIn(`a: b\n---\n${text}\n---\nlast: document\n`);
        expect(after.at(0)).toEqual({ a: 'b' });
        expect(after.at(-1)).toEqual({ last: 'document' });
      }),
      { numRuns: 200 },
    );
  });
});

function withoutBigints(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}

function withoutLarge(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (Object.is(value, -0)) return 0;
  if (Array.isArray(value)) return value.map(withoutLarge);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withoutLarge(field)]));
}
