import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { isManifestProblem, readManifests } from '../../src/manifests/read-manifests';
import { YamlWriter } from '../../src/synthesis/write-yaml';

const RUNS = 1500;
const GALLERY = join(__dirname, '../../dist');

function write(...documents: unknown[]): string {
  return new YamlWriter().write(documents);
}

/** Texts out of characters that YAML treats in its own way. */
const CHARACTERS = [
  '0123456789.eE+-_:xXob',
  ' \n\t-?:#ab|>%"\'{}[],&*!@`.=~<',
  'a \n\r\u0000\u0007\u0085\u00a0\u2028\u2029\ufeff\ud800\udc00é',
  'yYnNtTrRuUeEfFaAlLsSoO',
];

const WORDS = [
  '', 'y', 'Yes', 'NO', 'on', 'null', 'nULL', '~', '<<', '=', '.inf', '-.INF', '.NaN', 'nan', '2001-12-14',
  '2001-12-14 21:59:43.10 -5', '1:30', '1:99', '0x1F', '0b1', '0777', '0o7', '1_000', '1e3', '1.', '.5', '+1', '-', '--',
  '---', '--- a', '...', '%YAML', '!!str', '__proto__', 'constructor', 'toJSON', 'a: b', 'a #b', "it's", '"q"', 'C:\\x',
  'a\n', 'a\n\n', ' a\nb', 'a \nb', 'a\n b\n', '\n', 'a\n\nb', 'a\n---\nb\n', '#!/bin/sh\nset -e\n', '10.0.0.1:8080', '500m',
]; // prettier-ignore

const texts = fc.oneof(
  ...CHARACTERS.map((unit) => fc.string({ unit: fc.constantFrom(...unit), maxLength: 10 })),
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.constantFrom(...WORDS),
  fc.constantFrom('a'.repeat(1024), 'a'.repeat(1025), '"'.repeat(600)),
);

function objectsOf(scalars: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      scalars,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(texts, tie('value'), { maxKeys: 4 }),
    ),
    object: fc.dictionary(texts, tie('value'), { maxKeys: 4 }),
  })).object;
}

describe('the writer of YAML writes what cdk8s writes', () => {
  test('of manifests with texts, numbers and booleans of every kind', () => {
    const scalars = fc.oneof({ weight: 6, arbitrary: texts }, fc.integer(), fc.double(), fc.boolean());
    fc.assert(
      fc.property(objectsOf(scalars), (document) => expect(write(document)).toBe(Yaml.stringify(document))),
      { numRuns: RUNS },
    );
  });

  test('of whatever else can stand in a document', () => {
    const scalars = fc.oneof(texts, fc.constant(null), fc.constant(undefined), fc.bigInt(), fc.date(), fc.double());
    const documents = fc.array(fc.oneof(objectsOf(scalars), scalars), { maxLength: 3 });
    fc.assert(
      fc.property(documents, (all) => expect(write(...all)).toBe(Yaml.stringify(...(all as object[])))),
      { numRuns: RUNS },
    );
  });

  test.each(WORDS)('of the text %j as a value, an item and a key', (text) => {
    const document = { value: text, list: [text, [text], { [text]: [] }], [text]: { [text]: text } };
    expect(write(document)).toBe(Yaml.stringify(document));
  });

  test('of an object that stands in two places', () => {
    const labels = { app: 'web' };
    const document = { metadata: { labels }, selector: labels };
    expect(write(document)).toBe('metadata:\n  labels: &a1\n    app: web\nselector: *a1\n');
    expect(write(document)).toBe(Yaml.stringify(document));
  });

  test.each([
    ['the gallery', GALLERY],
    ['public manifests, if there are some', process.env['PUBLIC_MANIFESTS'] ?? GALLERY],
  ])('of every document of %s', (_, folder) => {
    const documents = documentsBelow(folder);
    expect(documents.length).toBeGreaterThan(20);
    expect(documents.filter((document) => write(document) !== Yaml.stringify(document))).toEqual([]);
  });
});

test('a manifest has a line for each field, blocks for texts of several lines, and quotes where YAML 1.1 needs them', () => {
  const data = { 'nginx.conf': 'events {}\n\nhttp {}\n', note: 'no end\nhere', on: 'yes', port: '8080', path: '/a b' };
  const spec = { args: ['--level=info', '-c', "it's"], empty: {}, none: [], replicas: 2, paused: false };
  expect(write({ kind: 'Shop', data, spec }, { kind: 'Empty' })).toBe(`kind: Shop
data:
  nginx.conf: |
    events {}

    http {}
  note: |-
    no end
    here
  "on": "yes"
  port: "8080"
  path: /a b
spec:
  args:
    - --level=info
    - -c
    - it's
  empty: {}
  none: []
  replicas: 2
  paused: false
---
kind: Empty
`);
});

function documentsBelow(folder: string): unknown[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.ya?ml$/.test(file));
  return files.flatMap((file) =>
    [...readManifests(readFileSync(join(folder, file), 'utf8'))].flatMap((entry) =>
      isManifestProblem(entry) ? [] : [entry.value],
    ),
  );
}
