import type { AttributedProblem as Problem } from '../findings/problem';
import { fieldsOf } from '../kubernetes/json';
import { fieldsAt } from '../kubernetes/kinds';
import type { Pod } from '../pod/pod';
import { restartPolicyOf } from '../pod/restart-policy';
import { kindOf } from '../rules/catalogue';
import type { PodCheck } from '../rules/rule';
import { backoffLimitOf, deadlineOf, type JobPlan } from './job-plan';
import { startTimeOf } from './job-times';

const LIMITS = ['activeDeadlineSeconds', 'backoffLimit'] as const;

/**
 * Limits that were worked out for a Job as a rule for the final manifest.
 *
 * Fields: spec.{activeDeadlineSeconds,backoffLimit} of the Job, spec.restartPolicy of its Pod
 */
export function jobLimitsRule(planOf: (pod: Pod) => JobPlan): PodCheck {
  return {
    ...kindOf('job-limits'),
    check: (pod) => {
      const policy = restartPolicyOf(pod.spec, pod.kind);
      const plan = planOf(pod);
      return policy === plan.restartPolicy ? changedLimits(pod, plan) : [otherPolicy(policy, plan)];
    },
  };
}

/** The start of a Pod is bounded, or somebody said how long it takes. */
export function startTimeRule({ start }: JobPlan): PodCheck {
  return {
    ...kindOf('job-limits'),
    check: ({ stored }) => {
      const found = stored && start === undefined ? startTimeOf(stored.spec) : undefined;
      if (!found || 'seconds' in found) return [];
      const { unboundedBy: name, isStep } = found;
      const cause = isStep ? `how long the init step "${name}" runs` : `how long the postStart hook of "${name}" takes`;
      const message = `nothing in the Pod says ${cause}, so that JobLimits cannot know when its app starts.`;
      const fix = 'give JobLimits the time until the app runs, as in start: Duration.seconds(60).';
      return [{ container: name, message, fix }];
    },
  };
}

function otherPolicy(policy: string, { restartPolicy }: JobPlan): Problem {
  return {
    path: 'restartPolicy',
    message: `the limits of the Job are for the restart policy "${restartPolicy}", but its Pod has "${policy}", with which attempts are counted differently.`,
    fix: `give JobLimits the restart policy of the Job, as in restartPolicy: RestartPolicy.${policy === 'Never' ? 'NEVER' : 'ON_FAILURE'}.`,
  };
}

function changedLimits({ manifest, kind }: Pod, plan: JobPlan): Problem[] {
  const path = kind.templatePath.slice(0, -1);
  const spec = fieldsOf(fieldsAt(manifest, path));
  const limits = { activeDeadlineSeconds: deadlineOf(plan), backoffLimit: backoffLimitOf(plan) };
  return LIMITS.filter((field) => spec[field] !== limits[field]).map((field) => ({
    objectPath: [...path, field].join('.'),
    message: `JobLimits sets ${field} to ${limits[field]}, but the Job has ${spec[field] === undefined ? 'none' : JSON.stringify(spec[field])}.`,
    fix: 'keep both limits as JobLimits sets them: they fit only together.',
  }));
}
