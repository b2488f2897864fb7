import type { Pod } from '../../pod/pod';
import { keyOf } from '../objects/changed-objects';
import { configurationReach, type ChangedConfiguration, type ReachWay } from './configuration-reach';
import { replacesPods, type PodsEffect } from './workload-effect';

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
  /** Null if nothing about its workload changes. */
  readonly effect: PodsEffect | null;
}

/** Who reads a ConfigMap or Secret, and when each one sees its change. */
export function configurationReaders(
  changed: ChangedConfiguration,
  pods: readonly EffectOnPod[],
): ConfigurationReader[] {
  return pods.flatMap(({ pod, effect }) => {
    const { kind, name } = keyOf(pod.manifest);
    return configurationReach(pod, changed).map(({ container, way }) => {
      return { kind, name, container, sees: seen(way, kind, effect) };
    });
  });
}

function seen(way: ReachWay, kind: string, effect: PodsEffect | null): ReaderSees {
  if (replacesPods(effect) || effect?.effect === 'starts') return 'withNewPods';
  return kind === 'CronJob' ? 'nextRun' : way;
}
