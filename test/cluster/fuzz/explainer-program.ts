import { explainOne } from './explain-one';

/** Sent instead of a document, to see that what needs too much memory is noticed. */
export const HOARD = { hoard: true };

process.on('message', (document: string | typeof HOARD) => {
  process.send?.(typeof document === 'string' ? explainOne(document) : hoard());
});

/** Takes memory until there is none. */
function hoard(): number {
  const kept: number[][] = [];
  for (;;) kept.push(Array.from({ length: 100_000 }, (_, index) => index + kept.length));
}
