import { append } from './append';

/**
 * Why a text is not an IP address; undefined if it is one.
 *
 * @param isStrict - whether zeros before a number and IPv4 addresses within IPv6 ones are wrong too
 *
 * Source: k8s.io/apimachinery/pkg/util/validation, IsValidIPForLegacyField.
 */
export function addressProblem(text: string, isStrict: boolean): string | undefined {
  const words = text.includes(':') ? wordsOf(text) : undefined;
  const bytes = text.includes(':') ? undefined : bytesOf(text);
  if (!words && !bytes) return 'is not an IP address, such as 10.9.8.7 or 2001:db8::1';
  if (!isStrict) return undefined;
  const tail = text.slice(text.lastIndexOf(':') + 1);
  if (tail.includes('.') && /(^|\.)0\d/.test(tail)) return 'must not have a 0 before a number';
  if (words && isMapped(words)) return 'must not be an IPv4 address within an IPv6 one';
  return undefined;
}

/** The four numbers of an IPv4 address; undefined if the text is not one. */
function bytesOf(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d+$/.test(part))) return undefined;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

/** The eight numbers of an IPv6 address; undefined if the text is not one. */
function wordsOf(text: string): number[] | undefined {
  const [head, tail, ...others] = text.split('::').map(partsOf);
  if (!head || others.length > 0) return undefined;
  if (!text.includes('::')) return head.length === 8 ? head : undefined;
  return tail && filled(head, tail);
}

/** The numbers with zeros between them, of which there must be one at least. */
function filled(head: readonly number[], tail: readonly number[]): number[] | undefined {
  const missing = 8 - head.length - tail.length;
  return missing < 1 ? undefined : [...head, ...Array.from({ length: missing }, () => 0), ...tail];
}

function partsOf(text: string): number[] | undefined {
  if (text === '') return [];
  const parts = text.split(':');
  const words: number[] = [];
  for (const [index, part] of parts.entries()) {
    const bytes = index === parts.length - 1 && part.includes('.') ? bytesOf(part) : undefined;
    if (bytes) append(words, pairs(bytes));
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) words.push(parseInt(part, 16));
    else return undefined;
  }
  return words;
}

function pairs([first = 0, second = 0, third = 0, fourth = 0]: readonly number[]): number[] {
  return [256 * first + second, 256 * third + fourth];
}

function isMapped(words: readonly number[]): boolean {
  return words.slice(0, 5).every((word) => word === 0) && words[5] === 0xffff;
}
