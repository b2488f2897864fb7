import type { PodContainer } from '../pod/containers';
import { gracePeriodOf } from '../pod/timeline/grace-period';
import { stopBudget } from '../pod/timeline/stop-budget';
import type { AttributedProblem as Problem } from '../findings/problem';
import type { Pod } from '../pod/pod';
import { kindOf } from '../rules/catalogue';
import type { PodCheck } from '../rules/rule';
import {
  appOf,
  budgetText,
  plannedStop,
  preStopOf,
  stoppingContainers,
  type PlannedStop,
  type ShutdownPlan,
} from './shutdown-plan';

/**
 * The times of a plan as a rule for the final manifest.
 *
 * Fields: spec.terminationGracePeriodSeconds, spec.{initContainers,containers}[*].lifecycle.preStop
 */
export function stopBudgetRule(plan: ShutdownPlan): PodCheck {
  return {
    ...kindOf('stop-budget'),
    check: (pod) => {
      const app = appOf(pod.appContainers, plan);
      if (app.length === 0) return [nothingToStop()];
      const running = stoppingContainers(pod.containers);
      const stops = running.map((container) => plannedStop(container, app, { plan, provenance: pod.provenance }));
      return [
        ...running.filter((_container, index) => stops[index] === undefined).map(unknownLength),
        ...running.filter(({ name }) => app.includes(name) && plan.sidecarTimeouts.has(name)).map(twoTimes),
        ...graceProblems(
          pod,
          stops.filter((stop) => stop !== undefined),
          plan,
        ),
      ];
    },
  };
}

function nothingToStop(): Problem {
  return {
    path: 'containers',
    message: 'the Pod has a graceful shutdown, but no app container of its own.',
    fix: 'name the containers that are the app in `containers`.',
  };
}

function unknownLength(container: PodContainer): Problem {
  const { name, path } = container;
  return {
    container: name,
    path: `${path}.lifecycle.preStop`,
    value: preStopOf(container),
    message: `the grace period must cover the preStop hook of "${name}", but its length is unknown.`,
    fix: `set the time that "${name}" takes to stop, its hook included, in \`sidecarTimeouts\`.`,
  };
}

function twoTimes({ name, path }: PodContainer): Problem {
  return {
    container: name,
    path,
    message: `"${name}" has two times: as a container of the app, and in \`sidecarTimeouts\`.`,
    fix: 'name it in `sidecarTimeouts` only, or name the containers of the app in `containers`.',
  };
}

function graceProblems({ spec }: Pod, stops: readonly PlannedStop[], plan: ShutdownPlan): Problem[] {
  const grace = gracePeriodOf(spec);
  const { seconds } = stopBudget(stops);
  const place = { path: 'terminationGracePeriodSeconds', value: spec['terminationGracePeriodSeconds'] };
  if (seconds > grace) {
    return [
      {
        ...place,
        ...(plan.gracePeriod === grace && { option: 'GracefulShutdown.gracePeriod' }),
        message: `${budgetText(stops)}, but the grace period is ${grace} s.`,
        fix: `make it ${seconds} s or more, leave it out, or shorten a part of the sum.`,
      },
    ];
  }
  if (plan.gracePeriod === undefined || plan.gracePeriod === grace) return [];
  const message = `the grace period is set twice: ${plan.gracePeriod} s as \`gracePeriod\`, and ${grace} s in the manifest.`;
  return [{ ...place, message, fix: 'leave one of them out.' }];
}
