import { rulesOf } from '../check/levels';
import type { Changes, ChangesSummary } from './changes';
import { changeOfBoth } from './change-of-both';
import { createdChange, prunedChange } from './change-of-one';
import { ChangeCounts } from './change-counts';
import { changedConfiguration, type ChangedConfiguration } from './effects/configuration-reach';
import { ConfigurationReaders } from './effects/configuration-readers';
import { findingsOfAll, type JudgeSideOptions } from './findings/side-findings';
import type { ObjectChange } from './object-change';
import type { KeptObject, KeptObjects } from './objects/kept-objects';
import { matchObjects, type ObjectPair } from './objects/match-objects';
import { ReadObject, type SideOptions } from './objects/read-object';
import { OnceThrough } from './once-through';
import { withAdmittedFields } from './stored/admitted-pod';
import { storedObject } from './stored/stored-object';

/** The objects of a pair while they are compared. */
interface ReadPair {
  readonly before: ReadObject | undefined;
  readonly after: ReadObject | undefined;
}

/** A comparison of two sides, of which one pair of objects at a time is in memory as more than its text. */
export class Comparison implements Changes {
  /** Whether both sides have objects, and none of one is on the other. */
  public readonly haveNothingInCommon: boolean;
  /** In the order of the new objects, those that are gone behind them. */
  public readonly objects: OnceThrough<ObjectChange>;
  private readonly pairs: readonly ObjectPair[];
  private readonly before: SideOptions;
  private readonly after: SideOptions;
  private readonly readers: ConfigurationReaders;
  private readonly counts = new ChangeCounts();

  public constructor(before: KeptObjects, after: KeptObjects, options: JudgeSideOptions) {
    const [old, present] = [before.lastOfEach(), after.lastOfEach()];
    this.pairs = matchObjects(old, present, (manifest) => storedObject(manifest, options));
    const rules = rulesOf(options.level);
    this.before = { ...options, rules, together: findingsOfAll(old, options.level) };
    this.after = { ...options, rules, together: findingsOfAll(present, options.level) };
    this.readers = this.readersOfChanged();
    const isPaired = this.pairs.some((pair) => pair.before && pair.after);
    this.haveNothingInCommon = !before.isEmpty && !after.isEmpty && !isPaired;
    this.objects = new OnceThrough(this.changes());
  }

  /** The numbers of all of them. */
  public get summary(): ChangesSummary {
    this.objects.finish();
    return this.counts.summary(this.pairs.length);
  }

  private *changes(): Generator<ObjectChange> {
    for (const pair of this.pairs) {
      const read = this.read(pair);
      const change = this.changeOf(read);
      if (!change) continue;
      this.counts.add(change);
      yield this.withReaders(change, read);
    }
  }

  private read({ before, after }: ObjectPair): ReadPair {
    if (before && after?.isSameAs(before)) return { before: undefined, after: undefined };
    if (!before || !after) {
      return {
        before: before && new ReadObject(before, this.before),
        after: after && new ReadObject(after, this.after),
      };
    }
    const [old, present] = withAdmittedFields(before.read(), after.read());
    return { before: new ReadObject(before, this.before, old), after: new ReadObject(after, this.after, present) };
  }

  private changeOf({ before, after }: ReadPair): ObjectChange | undefined {
    if (before && after) return changeOfBoth(before, after, this.after.target);
    if (after) return createdChange(after, this.after.target);
    return before && prunedChange(before);
  }

  /** Only of what keeps its name, or only has another hash in it, something can be said to have changed. */
  private withReaders(change: ObjectChange, pair: ReadPair): ObjectChange {
    const changed = pair.after && this.readers.has(pair.after.key) ? configurationOf(pair) : undefined;
    return changed ? { ...change, readers: this.readers.of(changed) } : change;
  }

  /** What becomes of a Pod that reads a ConfigMap or Secret is known before it is told who reads that. */
  private readersOfChanged(): ConfigurationReaders {
    const readers = new ConfigurationReaders(this.changedConfigurations());
    if (readers.isEmpty) return readers;
    for (const pair of this.pairs)
      if (pair.after?.mayMention(CONFIGURATION)) this.addReaders(readers, pair, pair.after);
    return readers;
  }

  private *changedConfigurations(): Generator<ChangedConfiguration> {
    for (const pair of this.pairs) {
      if (!pair.after || !CONFIGURATION_KEY.test(pair.after.key)) continue;
      const changed = configurationOf(this.read(pair));
      if (changed) yield changed;
    }
  }

  private addReaders(readers: ConfigurationReaders, pair: ObjectPair, after: KeptObject): void {
    let change: { readonly is: ObjectChange | undefined } | undefined;
    const effectOf = (): ObjectChange['effect'] =>
      (change ??= { is: this.changeOf(this.read(pair)) }).is?.effect ?? null;
    for (const pod of new ReadObject(after, this.after).pods) readers.add(pod, effectOf);
  }
}

/** What a Pod that reads a ConfigMap or Secret has in its text. */
const CONFIGURATION = /configmap|secret/i;

/** The key of a ConfigMap or Secret as text. */
const CONFIGURATION_KEY = /^\["","(ConfigMap|Secret)"/;

function configurationOf({ before, after }: ReadPair): ChangedConfiguration | undefined {
  return before && after && changedConfiguration(before.stored, after.stored);
}
