import { fieldsOf, textOf, type Fields } from '../../kubernetes/json';
import type { Pod } from '../../pod/pod';
import { configurationReach, type ChangedConfiguration, type ReachWay } from './configuration-reach';
import type { PodsEffect, WorkloadEffect } from './workload-effect';

/** When a container sees a change of a ConfigMap or Secret. */
export type ReaderSees =
  | ReachWay
  /** At once: its Pod is replaced, or new. */
  | 'withNewPods'
  /** With the next Job. */
  | 'nextRun';

/** A container that reads a ConfigMap or Secret. */
export interface ConfigurationReader {
  /** The kind of its workload. */
  readonly kind: string;
  /** The name of its workload. */
  readonly name: string;
  readonly container: string;
  /** How it reads it, or the event that comes first. */
  readonly sees: ReaderSees;
}

/** A Pod of the new manifests, and what becomes of it. */
export interface EffectOnPod {
  readonly pod: Pod;
  readonly manifest: Fields;
  /** Null if nothing about its workload changes. */
  readonly effect: PodsEffect | null;
}

const RENEWING: ReadonlySet<WorkloadEffect> = new Set<WorkloadEffect>(['rolls', 'starts', 'startsAnew']);

/** Who reads a ConfigMap or Secret, and when each one sees its change. */
export function configurationReaders(
  changed: ChangedConfiguration,
  pods: readonly EffectOnPod[],
): ConfigurationReader[] {
  return pods.flatMap(({ pod, manifest, effect }) => {
    const kind = textOf(manifest['kind']) ?? '';
    const name = textOf(fieldsOf(manifest['metadata'])['name']) ?? '';
    return configurationReach(pod, [changed]).map(({ container, way }) => {
      return { kind, name, container, sees: seen(way, kind, effect) };
    });
  });
}

function seen(way: ReachWay, kind: string, effect: PodsEffect | null): ReaderSees {
  if (effect && RENEWING.has(effect.effect)) return 'withNewPods';
  return kind === 'CronJob' ? 'nextRun' : way;
}
