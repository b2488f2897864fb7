import { fieldsOf, textOf, type Fields } from './json';

/**
 * The most bytes of all keys and values of the annotations of an object.
 *
 * Source: k8s.io/apimachinery/pkg/api/validation, TotalAnnotationSizeLimitB
 */
export const MAX_ANNOTATION_BYTES = 256 * 1024;

/**
 * The most bytes of all values of a ConfigMap or Secret; its keys do not count.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core, MaxSecretSize; pkg/apis/core/validation, ValidateConfigMap
 */
export const MAX_VALUE_BYTES = 1024 * 1024;

const UTF_8 = new TextEncoder();

/** What takes more than one byte. */
const NOT_ASCII = /[^\0-\x7f]/;

/** How many bytes a text has as UTF-8. */
export function bytesOf(text: string): number {
  return NOT_ASCII.test(text) ? UTF_8.encode(text).length : text.length;
}

/** How many bytes the keys and values of annotations have; what is not a text does not count. */
export function annotationBytes(annotations: unknown): number {
  const fields = fieldsOf(annotations);
  let sum = 0;
  for (const key of Object.keys(fields)) sum += bytesOf(key) + bytesOf(textOf(fields[key]) ?? '');
  return sum;
}

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** What Go escapes in the text of JSON, each as six bytes. */
const ESCAPED = /[<>&\u2028\u2029]/g;

/**
 * How many bytes the annotations of an object have once client-side `kubectl apply` has kept a copy of it in one of them.
 *
 * Source: k8s.io/kubectl/pkg/util/apply.go, GetModifiedConfiguration
 */
export function appliedAnnotationBytes(manifest: Fields): number {
  const metadata = { namespace: 'default', annotations: {}, ...fieldsOf(manifest['metadata']) };
  const copy = `${JSON.stringify({ ...manifest, metadata })}\n`.replace(ESCAPED, '\\u0000');
  return annotationBytes({ ...fieldsOf(metadata.annotations), [LAST_APPLIED]: copy });
}

/** How many bytes the values of a ConfigMap have; those of `binaryData` as they are before base64. */
export function valueBytes({ data, binaryData }: Fields): number {
  const sizes = (values: unknown, sizeOf: (text: string) => number): number[] =>
    Object.values(fieldsOf(values)).map((value) => sizeOf(textOf(value) ?? ''));
  return [...sizes(data, bytesOf), ...sizes(binaryData, decodedBytes)].reduce((sum, size) => sum + size, 0);
}

function decodedBytes(base64: string): number {
  return Math.floor((base64.replace(/[=\s]+/g, '').length * 3) / 4);
}
