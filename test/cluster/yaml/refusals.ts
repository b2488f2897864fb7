import type { ManifestProblem } from '../../../src/manifests/read-manifests';

/** A document that is refused on purpose although kubectl takes it. */
interface Refusal {
  readonly name: string;
  /** Why it is refused. */
  readonly reason: string;
  readonly message: RegExp;
  /** What the strict decoder must have said of it. */
  readonly strict?: RegExp;
}

/** All that is refused although kubectl takes it. */
export const REFUSALS: readonly Refusal[] = [
  {
    name: 'a key twice',
    reason: 'kubectl silently keeps the last value; its strict decoder refuses the document too',
    message: /^the key ".*" is there twice/s,
    strict: /already set in map|duplicate field/,
  },
  {
    name: 'two keys with the same text',
    reason: 'if 1 and "1" are keys of one mapping, kubectl keeps either at random',
    message: /^two different keys have the same text/,
  },
  {
    name: 'a number that JSON lacks',
    reason: 'kubectl takes .inf and .nan if a later value of the same key, or a merge, replaces them',
    message: /^JSON has no number for/,
  },
  {
    name: 'deep nesting',
    reason: 'kubectl stops at 10,000 levels; no Kubernetes object has a hundred',
    message: /^lists and mappings are nested in more than \d+ levels$/,
  },
  {
    name: 'the tags !!binary and !!timestamp',
    reason: 'kubectl decodes the first into broken text and takes the second as a string',
    message: /^the tag !!(binary|timestamp) is not supported$/,
  },
  {
    name: 'a byte order mark inside a document',
    reason: 'go-yaml loses a character of some lines behind it, depending on where its buffer ends',
    message: /^a byte order mark/,
  },
  {
    name: 'a forbidden character',
    reason:
      'behind a document go-yaml finds it or not, depending on where its buffer ends; a lone surrogate has no UTF-8',
    message: /^the character U\+[0-9A-F]+ is not allowed in YAML$/,
  },
];

/** The name of the refusal that a problem is, or undefined if it is not one. */
export function refusalOf({ message }: ManifestProblem, strict = ''): string | undefined {
  return REFUSALS.find((refusal) => refusal.message.test(message) && (refusal.strict?.test(strict) ?? true))?.name;
}
