import { sentence } from '../../../kubernetes/words';
import type { Refusal } from '../../refusals/refusal';

/** Why the API server refuses a change, and what can be done. */
export function refusalText({ cause, path, field, rule, fix }: Refusal): string {
  const named = field === path || field === '' ? '' : ` (the server names ${field})`;
  const what = cause === 'immutable' ? `${path} ${rule}${named}` : path === '' ? rule : `${path}: ${rule}`;
  return `${what.replace(/\.$/, '')}. ${sentence(fix)}`;
}
