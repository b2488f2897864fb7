import { gracePeriodOf } from '../pod/timeline/grace-period';
import type { PodContainer } from '../pod/containers';
import { stopBudget } from '../pod/timeline/stop-budget';
import type { AttributedProblem as Problem } from '../findings/problem';
import type { Pod } from '../pod/pod';
import { kindOf } from '../rules/catalogue';
import type { PodCheck } from '../rules/rule';
import {
  appOf,
  budgetText,
  drainHook,
  isDrainHook,
  plannedStop,
  preStopOf,
  stoppingContainers,
  type PlannedStop,
  type ShutdownPlan,
} from './shutdown-plan';

/** A plan for the end of a Pod as rules for the final manifest. */
export function shutdownRules(plan: ShutdownPlan, construct: string): PodCheck[] {
  const blame = (check: (pod: Pod) => Problem[]): PodCheck['check'] => {
    return (pod) => check(pod).map((problem) => ({ construct, ...problem }));
  };
  return [
    {
      ...kindOf('drain-hook'),
      check: blame((pod) => drainProblems(pod, plan)),
    },
    {
      ...kindOf('stop-budget'),
      check: blame((pod) => budgetProblems(pod, plan)),
    },
    {
      ...kindOf('helper-stops-first'),
      check: blame((pod) => earlyHelpers(pod, plan)),
    },
  ];
}

function appOfPod({ containers, provenance }: Pod, plan: ShutdownPlan): readonly string[] {
  return appOf(containers, plan, (name) => provenance.helper(name) !== undefined);
}

function drainProblems(pod: Pod, plan: ShutdownPlan): Problem[] {
  const app = appOfPod(pod, plan);
  return pod.containers
    .filter(({ name }) => app.includes(name))
    .flatMap((container) => {
      if (container.kind !== 'app') return [notOfApp(container)];
      if (plan.drain === undefined || isDrainHook(preStopOf(container), plan)) return [];
      return [wrongHook(container, pod, { ...plan, drain: plan.drain })];
    });
}

function notOfApp({ name, path, kind }: PodContainer): Problem {
  const what = kind === 'sidecar' ? 'a native sidecar, which stops after the app' : 'an init step, which has ended';
  return {
    container: name,
    path,
    message: `"${name}" is to stop as the app does, and is ${what}.`,
    fix: 'name only app containers in `containers`; the time of a sidecar goes into `sidecarTimeouts`.',
  };
}

function wrongHook(container: PodContainer, { target }: Pod, plan: ShutdownPlan & { drain: number }): Problem {
  const { name, path } = container;
  const place = { container: name, path: `${path}.lifecycle.preStop` };
  const value = preStopOf(container);
  const said = `"${name}" is to serve on for ${plan.drain} s before it is told to stop`;
  if (value) {
    return {
      ...place,
      value,
      message: `${said}, and has another preStop hook.`,
      fix: 'remove that hook, or leave `drain` out: the hook then counts by itself.',
    };
  }
  if (drainHook(plan, target)) {
    return { ...place, message: `${said}, and its preStop hook is gone.`, fix: 'keep the hook, or leave `drain` out.' };
  }
  const version = target.version.toString();
  return {
    ...place,
    message: `${said}, and the target, Kubernetes ${version}, has no sleep as a lifecycle handler that it could do so by.`,
    fix: "say that the cluster is newer, TargetCluster.set(app, { version: KubernetesVersion.V1_30 }), or name a shell of its image, `shell: ['/bin/sh', '-c']`.",
  };
}

function budgetProblems(pod: Pod, plan: ShutdownPlan): Problem[] {
  const app = appOfPod(pod, plan);
  if (app.length === 0) return [nothingToStop()];
  const running = stoppingContainers(pod.containers);
  const stops = running.map((container) => plannedStop(container, app, plan));
  return [
    ...running.filter((_container, index) => stops[index] === undefined).map(unknownLength),
    ...running.filter(({ name }) => app.includes(name) && plan.sidecarTimeouts.has(name)).map(twoTimes),
    ...graceProblems(
      pod,
      stops.filter((stop) => stop !== undefined),
      plan,
    ),
  ];
}

function nothingToStop(): Problem {
  return {
    path: 'containers',
    message: 'the Pod is to stop gracefully, and has no app container of its own.',
    fix: 'name the containers that are the app in `containers`.',
  };
}

function unknownLength(container: PodContainer): Problem {
  const { name, path } = container;
  return {
    container: name,
    path: `${path}.lifecycle.preStop`,
    value: preStopOf(container),
    message: `nothing tells how long the preStop hook of "${name}" takes, and the grace period has to be enough for it.`,
    fix: `say how long "${name}" takes to end, its hook included, in \`sidecarTimeouts\`.`,
  };
}

function twoTimes({ name, path }: PodContainer): Problem {
  return {
    container: name,
    path,
    message: `"${name}" has two times: as a container of the app, and in \`sidecarTimeouts\`.`,
    fix: 'name it in `sidecarTimeouts` only, or say which containers are the app in `containers`.',
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
        message: `${budgetText(stops)}, and the grace period is ${grace} s.`,
        fix: `make it ${seconds} s or more, leave it out, or shorten a part of the sum.`,
      },
    ];
  }
  if (plan.gracePeriod === undefined || plan.gracePeriod === grace) return [];
  const message = `the grace period is said twice: ${plan.gracePeriod} s as \`gracePeriod\`, and ${grace} s in the manifest.`;
  return [{ ...place, message, fix: 'leave one of them out.' }];
}

function earlyHelpers(pod: Pod, plan: ShutdownPlan): Problem[] {
  const { drain } = plan;
  const app = appOfPod(pod, plan);
  if (drain === undefined || app.length === 0) return [];
  return pod.containers
    .filter(({ kind, name }) => kind === 'app' && pod.provenance.helper(name) && !app.includes(name))
    .filter((container) => {
      const stop = plannedStop(container, app, plan);
      return stop !== undefined && !stop.isHookCounted && stop.hookSeconds < drain;
    })
    .map(({ name, path }) => ({
      container: name,
      path,
      message: `"${name}" is an ordinary container, and is told to stop while the app serves on for ${drain} s.`,
      fix: `make it a native sidecar, \`placement: Placement.NATIVE_SIDECAR\`, which stops after the app, or name "${name}" in \`containers\` too.`,
    }));
}
