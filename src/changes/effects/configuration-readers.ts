import type { Pod } from '../../pod/pod';
import { keyOf, type ObjectKey } from '../objects/changed-objects';
import {
  configurationText,
  configurationUses,
  reachesOf,
  type ChangedConfiguration,
  type ConfigurationUse,
  type ReachWay,
} from './configuration-reach';
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

/** A workload of the new manifests, and how it reads a ConfigMap or Secret. */
interface Reading {
  readonly kind: string;
  readonly name: string;
  /** Null if nothing about the workload changes. */
  readonly effect: PodsEffect | null;
  readonly use: ConfigurationUse;
}

/** Who reads the ConfigMaps and Secrets that change. */
export class ConfigurationReaders {
  private readonly readings = new Map<string, Reading[]>();

  /** Those of which somebody asks who reads them. */
  public constructor(changed: Iterable<ChangedConfiguration>) {
    for (const { kind, namespace, name } of changed) this.readings.set(configurationText(kind, namespace, name), []);
  }

  /** Whether there are none of which anybody asks. */
  public get isEmpty(): boolean {
    return this.readings.size === 0;
  }

  /**
   * Adds a Pod of the new manifests.
   *
   * @param effectOf - what becomes of it; asked for only if it reads something that changes
   */
  public add(pod: Pod, effectOf: () => PodsEffect | null): void {
    const { kind, name } = keyOf(pod.manifest);
    for (const [text, use] of configurationUses(pod)) {
      this.readings.get(text)?.push({ kind, name, effect: effectOf(), use });
    }
  }

  /** Whether anybody reads a ConfigMap or Secret that changes. */
  public has({ group, kind, namespace, name }: ObjectKey): boolean {
    return group === '' && (this.readings.get(configurationText(kind, namespace, name)) ?? []).length > 0;
  }

  /** Who reads one of them, and when each one sees its change. */
  public of({ kind, namespace, name, keys }: ChangedConfiguration): ConfigurationReader[] {
    const wanted = new Set(keys);
    return (this.readings.get(configurationText(kind, namespace, name)) ?? []).flatMap((reading) =>
      reachesOf(reading.use, wanted).map(({ container, way }) => ({
        kind: reading.kind,
        name: reading.name,
        container,
        sees: seen(way, reading.kind, reading.effect),
      })),
    );
  }
}

function seen(way: ReachWay, kind: string, effect: PodsEffect | null): ReaderSees {
  if (replacesPods(effect) || effect?.effect === 'starts') return 'withNewPods';
  return kind === 'CronJob' ? 'nextRun' : way;
}
