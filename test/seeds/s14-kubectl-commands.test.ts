import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documents } from './synthesis';

const ROOT = join(__dirname, '../..');
const DIST = join(ROOT, 'dist');

const files = existsSync(DIST) ? readdirSync(DIST, { recursive: true, encoding: 'utf8' }).sort() : [];

test('S14: dist/ has manifests for `kubectl apply -f dist/` to apply', () => {
  expect(files).not.toEqual([]);
});

test('S14: kubectl takes every file of dist/, which has an extension that it knows and no folders', () => {
  expect(files.filter((file) => !/^[^/\\]+\.(yaml|yml|json)$/.test(file))).toEqual([]);
});

test('S14: every file of dist/ is a stream of YAML documents with an apiVersion, a kind and a metadata.name', () => {
  expect(files.map((file) => ({ file, incomplete: incompleteDocuments(file) }))).toEqual(
    files.map((file) => ({ file, incomplete: [] })),
  );
});

test('S14: no two objects of dist/ have the same kind, namespace and name, so that none replaces another', () => {
  const keys = files.flatMap(objectsIn).map(({ apiVersion, kind, metadata }) => {
    return [apiVersion, kind, metadata?.namespace ?? 'default', metadata?.name].join(' ');
  });
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

// The notes' Pod name, `pod.yaml` and `/bin/bash` stand for what a user has; here the files are those of dist/.
test.each([
  'kubectl apply -f dist/',
  'kubectl get ',
  'kubectl describe ',
  'kubectl logs ',
  'kubectl exec -it ',
  'kubectl delete ',
])('S14: the README shows the command `%s`', (command) => {
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(command);
});

interface Named {
  readonly apiVersion?: unknown;
  readonly kind?: unknown;
  readonly metadata?: { readonly name?: unknown; readonly namespace?: unknown };
}

function objectsIn(file: string): Named[] {
  return documents(readFileSync(join(DIST, file), 'utf8')).map((document) => document as Named);
}

/** The documents of a file that kubectl would refuse; an empty file has none that it would take. */
function incompleteDocuments(file: string): unknown[] {
  const objects = objectsIn(file);
  const incomplete = objects.filter(
    (object) => ![object?.apiVersion, object?.kind, object?.metadata?.name].every(isText),
  );
  return objects.length === 0 ? ['no documents'] : incomplete;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}
