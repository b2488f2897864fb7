import { sentence } from '../../../kubernetes/words';
import type { Refusal } from '../../refusals/refusal';

/** Why the API server refuses a change, and what can be done. */
export function refusalText({ cause, path, field, reason, fix }: Refusal): string {
  const named = field === path || field === '' ? '' : ` (the server names ${field})`;
  const what = cause !== 'invalid' ? `${path} ${reason}${named}` : path === '' ? reason : `${path}: ${reason}`;
  return `${what.replace(/\.$/, '')}. ${sentence(fix)}`;
}
