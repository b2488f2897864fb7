import type { Changes } from './changes';

/** What can make a comparison fail: each of them fails on what is refused, too. */
export const FAILURES = ['refused', 'rolls', 'worse', 'any'] as const;

/** What can make a comparison fail. */
export type Failure = (typeof FAILURES)[number];

/** Whether changes do what a comparison fails on. */
export function isFailing({ summary }: Changes, failOn: Failure): boolean {
  const { refused, rolls, worse, created, pruned, changed, replaced } = summary;
  const counts: Readonly<Record<Failure, number>> = {
    refused: 0,
    rolls,
    worse,
    any: created + pruned + changed + replaced,
  };
  return refused + counts[failOn] > 0;
}
