import { fieldsOf } from '../kubernetes/json';
import type { PodContainer } from '../pod/containers';

/** The lists of a `resources` field. */
export const SIDES = ['requests', 'limits'] as const;

/** An amount as it is written in the resources of a container; undefined where there is none. */
export function writtenAmount(
  { fields }: PodContainer,
  side: (typeof SIDES)[number],
  resource: string,
): string | undefined {
  const amount = fieldsOf(fieldsOf(fields['resources'])[side])[resource];
  return typeof amount === 'string' || typeof amount === 'number' ? String(amount) : undefined;
}
