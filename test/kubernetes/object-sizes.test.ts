import { annotationBytes, appliedAnnotationBytes, bytesOf, valueBytes } from '../../src/kubernetes/object-sizes';

test('annotations count with their keys, as UTF-8', () => {
  expect(annotationBytes({ ab: 'cde', é: '€' })).toBe(2 + 3 + 2 + 3);
  expect(annotationBytes({ a: 1 })).toBe(1);
  expect(annotationBytes(undefined)).toBe(0);
});

test('a ConfigMap counts its values, without keys, and binary ones as they are', () => {
  expect(valueBytes({ data: { key: 'abc', other: '€' }, binaryData: { b: 'aGVsbG8=' } })).toBe(3 + 3 + 5);
  expect(valueBytes({})).toBe(0);
});

test('client-side apply keeps the object as Go writes it, beside the annotations that are there', () => {
  const manifest = { kind: 'ConfigMap', metadata: { name: 'c', annotations: { a: 'b' } }, data: { f: '<&>' } };
  const copy =
    '{"kind":"ConfigMap","metadata":{"namespace":"default","annotations":{"a":"b"},"name":"c"},' +
    '"data":{"f":"\\u003c\\u0026\\u003e"}}\n';
  const key = 'kubectl.kubernetes.io/last-applied-configuration';
  expect(appliedAnnotationBytes(manifest)).toBe(2 + key.length + bytesOf(copy));
});
