import { counted, listed } from '../../../kubernetes/words';
import type { ChangesSummary } from '../../changes';

/** All changes in a sentence. */
export function summaryText(summary: ChangesSummary): string {
  const { created, pruned, changed, replaced, rewritten, unchanged, refused, rolls, worse } = summary;
  const changes = [
    part(changed, 'changed'),
    part(created, 'created'),
    part(replaced, 'renamed'),
    part(pruned, 'no longer there'),
  ].flat();
  const same = unchanged + rewritten;
  const rest = `${counted(same, 'object')} the same${rewritten > 0 ? `, ${rewritten} of them written in another way` : ''}`;
  if (changes.length === 0) return `Nothing changes; ${rest}.`;
  const marks = [
    part(refused, 'refused'),
    rolls > 0 ? [`${rolls} with new Pods`] : [],
    worse > 0 ? [`${worse} worse than before`] : [],
  ].flat();
  return `${listed(changes)}${marks.length > 0 ? ` (${marks.join(', ')})` : ''}; ${rest}.`;
}

function part(count: number, text: string): string[] {
  return count > 0 ? [`${count} ${text}`] : [];
}
