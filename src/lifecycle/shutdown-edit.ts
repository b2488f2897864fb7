import type { IConstruct } from 'constructs';
import { DEFAULT_GRACE_PERIOD_SECONDS } from '../kubernetes/fields/defaults';
import { fieldsOf, type Fields } from '../kubernetes/json';
import { containersOf } from '../pod/containers';
import { stopBudget } from '../pod/timeline/stop-budget';
import { constructPath } from '../template/construct-path';
import type { PodDraft } from '../template/pod-draft';
import { EditPhase, type PodEdit } from '../template/pod-edit';
import { appOf, drainHook, plannedStop, preStopOf, stoppingContainers, type ShutdownPlan } from './shutdown-plan';

/** Gives the app its drain, and then the Pod the grace period that everything in it takes: helpers come before it. */
export function shutDown(construct: IConstruct, plan: ShutdownPlan): PodEdit {
  return {
    phase: EditPhase.ALL_IN_PLACE,
    construct,
    apply: (draft) => {
      const path = constructPath(construct);
      for (const name of [...(plan.containers ?? []), ...plan.sidecarTimeouts.keys()]) draft.container(name, path);
      const app = appOf(containersOf(draft.spec), plan, (name) => draft.origins.helper(name) !== undefined);
      addDrain(draft, app, plan);
      setGracePeriod(draft.spec, app, plan);
    },
  };
}

/** A container that has a hook already keeps it: that is a finding. */
function addDrain({ spec, target }: PodDraft, app: readonly string[], plan: ShutdownPlan): void {
  for (const container of stoppingContainers(containersOf(spec))) {
    const { name, kind, fields } = container;
    const preStop = drainHook(plan, target);
    if (!preStop || kind !== 'app' || !app.includes(name) || preStopOf(container)) continue;
    fields['lifecycle'] = { ...fieldsOf(fields['lifecycle']), preStop };
  }
}

/** A grace period that the workload says itself stays: it is judged when the manifest is final. */
function setGracePeriod(spec: Fields, app: readonly string[], plan: ShutdownPlan): void {
  if (!isUnset(spec['terminationGracePeriodSeconds'])) return;
  const stops = stoppingContainers(containersOf(spec)).map((container) => plannedStop(container, app, plan));
  const seconds = plan.gracePeriod ?? stopBudget(stops.filter((stop) => stop !== undefined)).seconds;
  spec['terminationGracePeriodSeconds'] = seconds;
}

/** The default of Kubernetes says nothing: cdk8s-plus writes it into every Pod. */
function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === DEFAULT_GRACE_PERIOD_SECONDS;
}
