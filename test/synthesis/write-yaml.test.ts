import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import * as fc from 'fast-check';
import { isManifestProblem, readManifests } from '../../src/manifests/read-manifests';
import { YamlWriter } from '../../src/synthesis/write-yaml';
import { objectsOf, texts, WORDS } from './texts';

const RUNS = 1500;
const GALLERY = join(__dirname, '../../dist');

function write(...documents: unknown[]): string {
  const writer = new YamlWriter();
  return documents.map((document) => writer.document(document)).join('---\n');
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
    const dates = fc.date({ noInvalidDate: true });
    const scalars = fc.oneof(texts, fc.constantFrom(null, undefined), fc.bigInt(), dates, fc.double());
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
