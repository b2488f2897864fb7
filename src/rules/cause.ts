import type { FindingCause } from '../findings/finding';
import type { AttributedProblem } from '../findings/problem';
import type { Pod } from '../pod/pod';
import type { PodCheck } from './rule';
import { serverAnswerTo } from './server-fields';

/** What the API server says of a problem; undefined if validation does not refuse it. */
export function causeOf(rule: PodCheck, problem: AttributedProblem, pod: Pod): FindingCause | undefined {
  const reason = problem.reason ?? rule.reason;
  if (reason === undefined) return undefined;
  const { path = '', objectPath, serverField } = problem;
  const inObject = (field: string): string =>
    objectPath === undefined ? pod.pathInObject(field).replace(/\.$/, '') : field;
  if (serverField !== undefined) return { reason, field: inObject(serverField) };
  return { reason, ...serverAnswerTo(rule.id, objectPath ?? inObject(path), pod.target.version) };
}
