import { FindingLevel, FindingSeverity } from '../findings/finding-kind';
import type { AttributedProblem } from '../findings/problem';
import type { Pod } from '../pod/pod';
import type { Rule } from './rule';

/** A Pod Security Standard that refuses something. All that `baseline` refuses `restricted` does too. */
export type PodSecurityStandard = 'baseline' | 'restricted';

/** What a check of Pod Security admission refuses in one place. */
export interface Violation extends Omit<AttributedProblem, 'message'> {
  /** What Kubernetes says of this place alone, such as `hostPID=true`. */
  readonly detail: string;
}

/** A check of Pod Security admission. One of `restricted` leaves out what one of `baseline` finds in the same place. */
export interface PodSecurityCheck extends Pick<Rule, 'id' | 'summary' | 'fields'> {
  readonly standard: PodSecurityStandard;
  /** The file of the check in the source of Kubernetes, without `check_` and its ending. */
  readonly name: string;
  /** What Kubernetes gives as the reason, such as `host namespaces`. */
  readonly reason: string;
  /** Pure: the places that the policy of the target's minor version refuses. */
  readonly violations: (pod: Pod) => readonly Violation[];
}

/** The rule of a check. It says what a namespace that enforces the standard would, for the version of the target. */
export function podSecurityRule({ standard, name, reason, violations, ...head }: PodSecurityCheck): Rule {
  return {
    ...head,
    severity: FindingSeverity.ERROR,
    level: FindingLevel.RESTRICTED,
    tags: [`pod-security-${standard}`],
    source: `k8s.io/pod-security-admission/policy, check_${name}.go`,
    check: (pod) =>
      violations(pod).map(({ detail, ...problem }) => ({
        ...problem,
        message: `the Pod violates PodSecurity "${standard}:v1.${pod.target.version.minor}": ${reason} (${detail}).`,
      })),
  };
}
