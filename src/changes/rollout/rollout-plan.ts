import { percentOf } from '../../kubernetes/int-or-percent';
import { fieldsOf, textOf, type Fields } from '../../kubernetes/json';

/** How a controller replaces Pods by those of a new template. */
export interface RolloutPlan {
  /** The type of the strategy, as it is written. */
  readonly strategy: 'RollingUpdate' | 'Recreate';
  /** How many Pods are replaced; null if that is one for each node. */
  readonly pods: number | null;
  /** How many Pods more than wanted there can be; null if it is a part of the number of nodes. */
  readonly maxSurge: number | null;
  /** How many Pods can be missing; null if it is a part of the number of nodes. */
  readonly maxUnavailable: number | null;
  /** For how long a new Pod must be ready until the next one is replaced. */
  readonly minReadySeconds: number;
  /** Without progress for so long, a Deployment says that it is stuck; null for other kinds, and for no deadline. */
  readonly progressDeadlineSeconds: number | null;
  /** The ordinals that a StatefulSet replaces, from the last one down; null for other kinds. */
  readonly ordinals: { readonly first: number; readonly last: number } | null;
  /** Whether a Pod is deleted before the one that takes its place is created. */
  readonly stopsFirst: boolean;
  /** Whether Pods start one after another even if several are replaced at once. */
  readonly startsInOrder: boolean;
}

/** A deadline that stands for none. */
const NO_DEADLINE = 2 ** 31 - 1;

/**
 * How a Deployment replaces its Pods.
 *
 * Source: pkg/controller/deployment/util/deployment_util.go, ResolveFenceposts
 *
 * @param spec - as the API server stores it
 */
export function deploymentPlan(spec: Fields): RolloutPlan {
  const strategy = fieldsOf(spec['strategy']);
  const pods = numberOf(spec['replicas'], 1);
  const deadline = numberOf(spec['progressDeadlineSeconds'], 600);
  const common = {
    pods,
    minReadySeconds: numberOf(spec['minReadySeconds'], 0),
    progressDeadlineSeconds: deadline === NO_DEADLINE ? null : deadline,
    ordinals: null,
    startsInOrder: false,
  };
  if (strategy['type'] === 'Recreate') {
    return { ...common, strategy: 'Recreate', maxSurge: 0, maxUnavailable: pods, stopsFirst: true };
  }
  const rolling = fieldsOf(strategy['rollingUpdate']);
  const maxSurge = scaled(rolling['maxSurge'], pods, Math.ceil) ?? 0;
  const unavailable = scaled(rolling['maxUnavailable'], pods, Math.floor) ?? 0;
  const maxUnavailable = maxSurge + unavailable === 0 ? 1 : unavailable;
  return { ...common, strategy: 'RollingUpdate', maxSurge, maxUnavailable, stopsFirst: false };
}

/**
 * How a StatefulSet replaces its Pods.
 *
 * Source: pkg/controller/statefulset, getStatefulSetMaxUnavailable and updateStatefulSetAfterInvariantEstablished
 */
export function statefulSetPlan(spec: Fields): RolloutPlan {
  const rolling = fieldsOf(fieldsOf(spec['updateStrategy'])['rollingUpdate']);
  const replicas = numberOf(spec['replicas'], 1);
  const start = numberOf(fieldsOf(spec['ordinals'])['start'], 0);
  const pods = Math.max(0, replicas - numberOf(rolling['partition'], 0));
  return {
    strategy: 'RollingUpdate',
    pods,
    maxSurge: 0,
    maxUnavailable: Math.max(1, scaled(rolling['maxUnavailable'], replicas, Math.floor) ?? 1),
    minReadySeconds: numberOf(spec['minReadySeconds'], 0),
    progressDeadlineSeconds: null,
    ordinals: pods === 0 ? null : { first: start + replicas - pods, last: start + replicas - 1 },
    stopsFirst: true,
    startsInOrder: textOf(spec['podManagementPolicy']) !== 'Parallel',
  };
}

/**
 * How a DaemonSet replaces its Pods.
 *
 * Source: pkg/controller/daemon/util/daemonset_util.go, SurgeCount and UnavailableCount
 */
export function daemonSetPlan(spec: Fields): RolloutPlan {
  const rolling = fieldsOf(fieldsOf(spec['updateStrategy'])['rollingUpdate']);
  const [maxSurge, maxUnavailable] = [perNodes(rolling['maxSurge'], 0), perNodes(rolling['maxUnavailable'], 1)];
  return {
    strategy: 'RollingUpdate',
    pods: null,
    maxSurge,
    maxUnavailable,
    minReadySeconds: numberOf(spec['minReadySeconds'], 0),
    progressDeadlineSeconds: null,
    ordinals: null,
    stopsFirst: maxSurge === 0,
    startsInOrder: false,
  };
}

/** A number of 0 or more, or what is taken for another value. */
export function numberOf(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise;
}

/** A number, or a percentage of some Pods; undefined if the value is neither. */
function scaled(value: unknown, pods: number, round: (amount: number) => number): number | undefined {
  if (typeof value === 'number') return Math.max(0, value);
  const percent = percentOf(value);
  return percent === undefined ? undefined : round((pods * percent) / 100);
}

/** A number of nodes; null for a percentage of them, but for none at all. */
function perNodes(value: unknown, otherwise: number): number | null {
  if (typeof value === 'number') return Math.max(0, value);
  const percent = percentOf(value);
  if (percent === undefined) return otherwise;
  return percent === 0 ? 0 : null;
}
