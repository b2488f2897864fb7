import type { AttributedProblem as Problem } from '../findings/problem';
import { fieldsOf, type Fields } from '../kubernetes/json';
import { fieldsAt } from '../kubernetes/kinds';
import type { Pod } from '../pod/pod';
import { restartPolicyOf } from '../pod/restart-policy';
import { kindOf } from '../rules/catalogue';
import type { PodCheck } from '../rules/rule';

const LIMITS = ['activeDeadlineSeconds', 'backoffLimit'];

/**
 * Limits that were worked out for a Job as a rule for the final manifest.
 *
 * Fields: spec.{activeDeadlineSeconds,backoffLimit} of the Job, spec.restartPolicy of its Pod
 */
export function jobLimitsRule(limits: Fields): PodCheck {
  return {
    ...kindOf('job-limits'),
    check: (pod) => {
      const policy = restartPolicyOf(pod.spec, pod.kind);
      return policy === limits['restartPolicy'] ? changedLimits(pod, limits) : [otherPolicy(policy, limits)];
    },
  };
}

function otherPolicy(policy: string, { restartPolicy }: Fields): Problem {
  return {
    path: 'restartPolicy',
    message: `the limits of the Job are for the restart policy "${String(restartPolicy)}", and its Pod has "${policy}", with which attempts are counted in another way.`,
    fix: `give JobLimits the restart policy of the Job, as in restartPolicy: RestartPolicy.${policy === 'Never' ? 'NEVER' : 'ON_FAILURE'}.`,
  };
}

function changedLimits({ manifest, kind }: Pod, limits: Fields): Problem[] {
  const path = kind.templatePath.slice(0, -1);
  const spec = fieldsOf(fieldsAt(manifest, path));
  return LIMITS.filter((field) => spec[field] !== limits[field]).map((field) => ({
    objectPath: [...path, field].join('.'),
    message: `JobLimits makes ${field} ${String(limits[field])}, and the Job has ${spec[field] === undefined ? 'none' : JSON.stringify(spec[field])}.`,
    fix: 'leave both limits as JobLimits makes them: they fit only together.',
  }));
}
