import type { ObjectChange } from '../object-change';

/** Of an object that comes or goes as a whole, there is mostly no more to say. */
export function isBrief({ action, refusals, findings, readers }: ObjectChange): boolean {
  if (action === 'pruned') return true;
  return action === 'created' && refusals.length + findings.added.length + readers.length === 0;
}
