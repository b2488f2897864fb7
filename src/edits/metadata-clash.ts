import type { EditProblem } from '../findings/problem';
import { isSensitive } from '../kubernetes/sensitive';
import { editProblem } from './edit-problems';

/**
 * A label or annotation is there already, with another value; `data` says whether a pattern brings one of
 * the two, or the selector of the workload asks for it.
 */
export function metadataClash(
  kind: string,
  key: string,
  values: readonly string[],
  { construct, data }: Pick<EditProblem['problem'], 'construct' | 'data'>,
): EditProblem {
  const [present = '', added = ''] = values;
  return editProblem('metadata-clash', {
    ...(construct !== undefined && { construct }),
    ...(data !== undefined && { data }),
    message: isSensitive(key)
      ? `the ${kind} ${key} has a value already, and another would replace it.`
      : `the ${kind} ${key} is ${present} already, and ${added} would replace it.`,
    fix: clashFix(data),
  });
}

function clashFix(data: EditProblem['problem']['data']): string {
  if (data?.['askedBy'] === 'selector') {
    return 'choose another key: the selector of the workload asks for this label as it is.';
  }
  return data?.['addedBy'] === 'pattern'
    ? 'remove it from one side.'
    : 'remove it from one side, or replace it on purpose.';
}
