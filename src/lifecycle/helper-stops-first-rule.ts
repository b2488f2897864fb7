import type { Pod } from '../pod/pod';
import { kindOf } from '../rules/catalogue';
import type { PodCheck } from '../rules/rule';
import { appOf, plannedStop, type ShutdownPlan } from './shutdown-plan';

/**
 * The drain of a plan, as a rule about helpers that are ordinary containers.
 *
 * Fields: spec.containers[*].lifecycle.preStop
 */
export function helperStopsFirstRule(plan: ShutdownPlan): PodCheck {
  return {
    ...kindOf('helper-stops-first'),
    check: (pod) => {
      const { drain } = plan;
      const app = appOf(pod.appContainers, plan);
      if (drain === undefined || app.length === 0) return [];
      return pod.containers
        .filter(({ kind, name }) => kind === 'app' && !app.includes(name) && !isOfApp(pod, name))
        .filter((container) => {
          const stop = plannedStop(container, app, { plan, provenance: pod.provenance });
          return stop !== undefined && !stop.isHookCounted && stop.hookSeconds < drain;
        })
        .map(({ name, path }) => ({
          container: name,
          path,
          message: `"${name}" is an ordinary container and gets TERM while the app still serves for ${drain} s.`,
          fix: `make it a native sidecar, \`placement: Placement.NATIVE_SIDECAR\`, which stops after the app, or name "${name}" in \`containers\` too.`,
        }));
    },
  };
}

function isOfApp({ appContainers }: Pod, name: string): boolean {
  return appContainers.some((container) => container.name === name);
}
