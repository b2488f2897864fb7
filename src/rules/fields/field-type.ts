import type { Problem } from '../../findings/problem';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { WrongType } from '../../kubernetes/fields/wrong-types';
import type { Pod } from '../../pod/pod';
import type { Rule } from '../rule';
import { meantQuantity, quantityExample } from '../quantity-words';

/** Every field holds what Kubernetes can decode: text where text belongs, whole numbers, lists, objects. */
export const fieldType: Rule = {
  id: 'field-type',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'Every field holds a value of its type.',
  fields: ['the fields of the Pod, and the metadata of its object'],
  source: 'https://pkg.go.dev/sigs.k8s.io/json, with which the API server decodes',
  check: (pod) => pod.wrongTypes.map((wrong) => problemOf(wrong, pod)),
};

const QUANTITY = 'a quantity, such as 500m or 64Mi';

function problemOf({ path, expected, value }: WrongType, pod: Pod): Problem {
  const spec = pod.pathInObject('');
  const inSpec = path.startsWith(spec) ? path.slice(spec.length) : undefined;
  const isQuantity = expected === QUANTITY;
  const shown = isQuantity ? `a quantity, such as ${quantityExample(path)}` : expected;
  return {
    ...(inSpec === undefined ? { objectPath: path } : { path: inSpec }),
    message: messageOf(shown, value),
    fix: (isQuantity ? quantityFix(path, value) : modeFix(path, value, pod)) ?? fixOf(shown, value),
  };
}

/** What is meant by a unit that Kubernetes does not have. */
function quantityFix(path: string, value: unknown): string | undefined {
  const meant = typeof value === 'string' ? meantQuantity(path, value) : undefined;
  return meant === undefined ? undefined : `did you mean ${meant}? Write it so.`;
}

/** The mode of files is written in octal digits, which YAML and TypeScript mark differently. */
function modeFix(path: string, value: unknown, { isFromCode }: Pod): string | undefined {
  const digits = typeof value === 'string' && /mode$/i.test(path) ? /^0o?([0-7]+)$/.exec(value)?.[1] : undefined;
  if (digits === undefined) return undefined;
  return `write ${isFromCode ? `0o${digits}` : `0${digits}`} without quotes, which is ${parseInt(digits, 8)}.`;
}

function messageOf(expected: string, value: unknown): string {
  if (typeof value === 'string' && expected.startsWith('a quantity')) return 'this field is not a quantity.';
  return `this field is ${kindOfValue(value)} but must be ${needed(expected, value)}.`;
}

function fixOf(expected: string, value: unknown): string {
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  if (isScalar && expected === 'a string')
    return typeof value === 'boolean' ? quotedWord(value) : 'write it in quotes.';
  if (typeof value === 'string' && isInteger(expected) && /^-?\d+$/.test(value)) return 'write it without quotes.';
  return `write ${needed(expected, value)}, or leave the field out.`;
}

/** Nobody who wrote another word knows of a boolean, and the file has that word. */
function quotedWord(value: boolean): string {
  const words = value ? 'y, yes, on and true' : 'n, no, off and false';
  return `write it in quotes: without them YAML reads ${words} as ${String(value)}.`;
}

/** How many bits an integer may have matters for large integers only. */
function needed(expected: string, value: unknown): string {
  return isInteger(expected) && !Number.isInteger(value) ? 'a whole number' : expected;
}

function isInteger(expected: string): boolean {
  return expected.endsWith('-bit integer');
}

/** The engine shows a value that may be shown. */
function kindOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isInteger(value)) return 'a fraction';
  return KINDS[typeof value] ?? 'an object';
}

const KINDS: { readonly [type: string]: string } = {
  string: 'a string',
  boolean: 'a boolean',
  number: 'a number',
  bigint: 'a number',
};
