import { fieldsOf, isAbsent } from '../kubernetes/json';
import { containersOf } from '../pod/containers';
import { stopBudget } from '../pod/timeline/stop-budget';
import type { PodDraft } from '../edits/pod-draft';
import { EditPhase, type PodEdit } from '../edits/pod-edit';
import { appOf, drainHook, plannedStop, preStopOf, stoppingContainers, type ShutdownPlan } from './shutdown-plan';

/**
 * Adds the drain to the app, and then sets the grace period that all containers need. Helpers are there by then.
 *
 * @param isGenerated - whether the workload writes a grace period by itself
 */
export function shutDown(plan: ShutdownPlan, isGenerated: (seconds: unknown) => boolean): PodEdit {
  return {
    phase: EditPhase.FINAL,
    apply: (draft, author) => {
      requireContainers(draft, plan, author);
      const app = appOf(draft.appContainers(), plan);
      addDrain(draft, app, plan, author);
      setGracePeriod(draft, app, plan, isGenerated);
      draft.provenance.addFields(['terminationGracePeriodSeconds'], author);
    },
  };
}

function requireContainers(draft: PodDraft, { containers = [], sidecarTimeouts }: ShutdownPlan, author: string): void {
  draft.option = 'GracefulShutdown.containers';
  for (const [index, name] of containers.entries()) draft.container(name, author, index);
  for (const name of sidecarTimeouts.keys()) {
    draft.option = `GracefulShutdown.sidecarTimeouts['${name}']`;
    draft.container(name, author);
  }
}

/** A container with another hook keeps it: that is a finding. */
function addDrain(draft: PodDraft, app: readonly string[], plan: ShutdownPlan, author: string): void {
  const { spec, target, provenance } = draft;
  for (const container of stoppingContainers(containersOf(spec))) {
    const { name, kind, fields } = container;
    const preStop = drainHook(plan, target);
    if (!preStop || kind !== 'app' || !app.includes(name) || preStopOf(container)) continue;
    fields['lifecycle'] = { ...fieldsOf(fields['lifecycle']), preStop };
    provenance.addFields(['lifecycle'], author, name);
  }
}

/**
 * A grace period that somebody wrote stays: a rule checks it in the final manifest. One that the workload writes by itself
 * may be somebody's choice as well, and is only raised.
 */
function setGracePeriod(
  { spec, provenance }: PodDraft,
  app: readonly string[],
  plan: ShutdownPlan,
  isGenerated: (seconds: unknown) => boolean,
): void {
  const present = spec['terminationGracePeriodSeconds'];
  if (!isAbsent(present) && !isGenerated(present)) return;
  const stops = stoppingContainers(containersOf(spec)).map((container) =>
    plannedStop(container, app, { plan, provenance }),
  );
  const needed = stopBudget(stops.filter((stop) => stop !== undefined)).seconds;
  const least = typeof present === 'number' ? present : 0;
  spec['terminationGracePeriodSeconds'] = plan.gracePeriod ?? Math.max(needed, least);
}
