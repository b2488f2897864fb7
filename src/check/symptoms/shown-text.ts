/** How many characters a star of a symptom stands for at the most. */
const MAX_BETWEEN = 2000;

/** The status of a Pod whose init containers have not all ended: how many have, and how many there are. */
const INIT_COUNT = /\bInit:\d+\/\d+/g;

/**
 * A text as kubectl printed it, in one line: quotes that JSON has escaped are quotes. However many init containers a Pod
 * waits for, it waits for one.
 */
export function inOneLine(text: string): string {
  return text.replaceAll('\\"', '"').replace(/\s+/g, ' ').replace(INIT_COUNT, 'Init:0/1');
}

/**
 * Whether a text in one line shows a symptom, as words of its own. A star stands for what differs from case to case. Each
 * part is looked for once from the left, so that a hostile text takes no longer than any other.
 */
export function shows(text: string, symptom: string): boolean {
  const parts = symptom.split('*');
  const found = parts.map(() => -1);
  for (let start = wordAt(text, parts, 0); start >= 0; start = wordAt(text, parts, start + 1)) {
    let end = start + (parts[0] ?? '').length;
    const isShown = parts.slice(1).every((part, index) => {
      const at = nextOf(text, part, end, found[index + 1] ?? -1);
      found[index + 1] = at;
      const isNear = at >= 0 && at - end <= MAX_BETWEEN;
      end = at + part.length;
      return isNear;
    });
    if (isShown && !isLetter(text, end, parts.at(-1) ?? '')) return true;
    if (found.slice(1).includes(Infinity)) return false;
  }
  return false;
}

function wordAt(text: string, [first = '']: readonly string[], from: number): number {
  for (let at = text.indexOf(first, from); at >= 0; at = text.indexOf(first, at + 1)) {
    if (!LETTER.test(first[0] ?? '') || !LETTER.test(text[at - 1] ?? '')) return at;
  }
  return -1;
}

/** The next place of a part from an end on; what was found before still holds if it is not passed. */
function nextOf(text: string, part: string, from: number, before: number): number {
  if (part === '') return from;
  if (before >= from) return before;
  const at = text.indexOf(part, from);
  return at < 0 ? Infinity : at;
}

const LETTER = /[A-Za-z]/;

/** Whether the word that ends a symptom goes on. */
function isLetter(text: string, end: number, last: string): boolean {
  return LETTER.test(last.at(-1) ?? '') && LETTER.test(text[end] ?? '');
}
