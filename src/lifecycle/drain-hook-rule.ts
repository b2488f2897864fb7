import type { PodContainer } from '../pod/containers';
import type { AttributedProblem as Problem } from '../findings/problem';
import type { Pod } from '../pod/pod';
import { kindOf } from '../rules/catalogue';
import type { PodCheck } from '../rules/rule';
import { appOf, drainHook, isDrainHook, preStopOf, type ShutdownPlan } from './shutdown-plan';

/**
 * The drain of a plan as a rule for the final manifest.
 *
 * Fields: spec.{initContainers,containers}[*].lifecycle.preStop
 */
export function drainHookRule(plan: ShutdownPlan): PodCheck {
  return {
    ...kindOf('drain-hook'),
    check: (pod) => {
      const app = appOf(pod.appContainers, plan);
      return pod.containers
        .filter(({ name }) => app.includes(name))
        .flatMap((container) => {
          if (container.kind !== 'app') return [notOfApp(container)];
          if (plan.drain === undefined || isDrainHook(preStopOf(container), plan)) return [];
          return [wrongHook(container, pod, { ...plan, drain: plan.drain })];
        });
    },
  };
}

function notOfApp({ name, path, kind }: PodContainer): Problem {
  const what = kind === 'sidecar' ? 'a native sidecar, which stops after the app' : 'an init step, which has ended';
  return {
    container: name,
    path,
    message: `"${name}" is named as a container of the app, but is ${what}.`,
    fix: 'name only app containers in `containers`; the time of a sidecar goes into `sidecarTimeouts`.',
  };
}

function wrongHook(container: PodContainer, { target }: Pod, plan: ShutdownPlan & { drain: number }): Problem {
  const { name, path } = container;
  const place = { container: name, path: `${path}.lifecycle.preStop` };
  const value = preStopOf(container);
  const said = `"${name}" must serve for ${plan.drain} s before it is told to stop`;
  if (value) {
    return {
      ...place,
      value,
      message: `${said}, but has another preStop hook.`,
      fix: 'remove that hook, or leave `drain` out: the hook then counts by itself.',
    };
  }
  if (drainHook(plan, target)) {
    return {
      ...place,
      message: `${said}, but its preStop hook was removed.`,
      fix: 'keep the hook, or leave `drain` out.',
    };
  }
  return {
    ...place,
    message: `${said}, but the target, Kubernetes ${target.version.toString()}, has no sleep as a lifecycle handler.`,
    fix: "say that the cluster is newer, TargetCluster.set(app, { version: KubernetesVersion.V1_30 }), or name a shell of its image, `shell: ['/bin/sh', '-c']`.",
  };
}
