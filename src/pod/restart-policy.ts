import { textOf, type Fields } from '../kubernetes/json';
import type { PodKind } from '../kubernetes/kinds';

/** The restart policy of a Pod. Where none is written it is the first that its kind allows: a Job must write one. */
export function restartPolicyOf(spec: Fields, { restartPolicies }: PodKind): string {
  return textOf(spec['restartPolicy']) || (restartPolicies[0] ?? '');
}
