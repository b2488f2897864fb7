import { FindingLevel, FindingSeverity } from '../findings/finding-kind';
import type { AttributedProblem } from '../findings/problem';
import type { Pod } from '../pod/pod';
import type { Rule } from './rule';
import { SYMPTOMS, type Symptom } from './symptoms';

/** A Pod Security Standard that refuses something. All that `baseline` refuses `restricted` does too. */
export type PodSecurityStandard = 'baseline' | 'restricted';

/** What a check of Pod Security admission refuses in one place. */
export interface Violation extends Omit<AttributedProblem, 'message'> {
  /** What Kubernetes says of this place alone, such as `hostPID=true`. */
  readonly detail: string;
}

/** A check of Pod Security admission. One of `restricted` leaves out what one of `baseline` finds in the same place. */
export interface PodSecurityCheck extends Pick<Rule, 'id' | 'summary' | 'fields' | 'symptoms'> {
  readonly standard: PodSecurityStandard;
  /** The file of the check in the source of Kubernetes, without `check_` and its ending. */
  readonly name: string;
  /** What Kubernetes gives as the reason, such as `host namespaces`. */
  readonly reason: string;
  /**
   * The minor version of the policy since which it refuses anything.
   * @default - every version
   */
  readonly since?: number;
  /** Pure: the places that the policy of the target's minor version refuses. */
  readonly violations: (pod: Pod) => readonly Violation[];
}

/** The rule of a check. It says what a namespace that enforces the standard would, for the version of the target. */
export function podSecurityRule({
  standard,
  name,
  reason,
  since,
  violations,
  symptoms = [],
  ...head
}: PodSecurityCheck): Rule {
  return {
    ...head,
    severity: FindingSeverity.ERROR,
    level: FindingLevel.RESTRICTED,
    tags: [`pod-security-${standard}`],
    symptoms: [
      { ...refusal(standard, reason), ...(since !== undefined && { since }) },
      SYMPTOMS.failedCreate,
      ...symptoms,
    ],
    source: `k8s.io/pod-security-admission/policy, check_${name}.go`,
    check: (pod) =>
      violations(pod).map(({ detail, ...problem }) => ({
        ...problem,
        message: `the Pod violates PodSecurity "${standard}:v1.${pod.target.version.minor}": ${reason} (${detail}).`,
      })),
  };
}

/** What baseline refuses, a namespace that enforces `restricted` refuses with the same reason. */
function refusal(standard: PodSecurityStandard, reason: string): Symptom {
  return {
    text: `PodSecurity "${standard === 'restricted' ? standard : ''}*${reason}*`,
    place: 'answer',
    below: 'k8s.io/pod-security-admission/policy',
    written: reason,
  };
}
