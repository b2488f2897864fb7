import { FindingLevel } from '../findings/finding-kind';
import type { Fields } from '../kubernetes/json';
import type { CheckLevel } from '../check/levels';
import type { ScopedWaiver } from '../check/waivers';
import { mayReplacePods } from './effects/workload-effect';
import { changedConfiguration } from './effects/configuration-reach';
import { configurationReaders, type EffectOnPod } from './effects/configuration-readers';
import { findingsOfSide } from './findings/finding-changes';
import { keyOf, keyText, type SideObject } from './objects/changed-objects';
import { matchObjects, type ObjectPair } from './objects/match-objects';
import type { ObjectChange } from './object-change';
import { changeOfBoth } from './change-of-both';
import { createdChange, prunedChange } from './change-of-one';
import { onceOfEach } from './once-of-each';
import type { PairContext } from './pair-context';
import { storedObject, type StoredOptions } from './stored/stored-object';
import { podsOf } from './pods/pods-of';

/** What is compared, and how. */
export interface ChangesOptions extends StoredOptions {
  /**
   * How much is checked on both sides.
   * @default recommended
   */
  readonly level?: CheckLevel;
  /**
   * The waivers of settings that hold: what they accept is no finding on either side.
   * @default - none
   */
  readonly waivers?: readonly ScopedWaiver[];
}

/** How many objects there are of each kind of change. */
export interface ChangesSummary {
  readonly created: number;
  readonly pruned: number;
  readonly changed: number;
  readonly replaced: number;
  readonly rewritten: number;
  readonly unchanged: number;
  /** How many changes the API server refuses. */
  readonly refused: number;
  /** How many workloads have their Pods replaced or restarted. */
  readonly rolls: number;
  /** How many objects got worse. */
  readonly worse: number;
}

/** What a change from one set of objects to another one does. */
export interface Changes {
  /** In the order of the new objects, those that are gone behind them. */
  readonly objects: readonly ObjectChange[];
  readonly summary: ChangesSummary;
  /** Whether both sides have objects, and none of one is on the other. */
  readonly haveNothingInCommon: boolean;
}

/** What a change from one set of objects to another one does, when it is applied to a cluster that has the first one. */
export function changesOf(
  before: readonly SideObject[],
  after: readonly SideObject[],
  { level = FindingLevel.RECOMMENDED, waivers = [], ...options }: ChangesOptions,
): Changes {
  const stored = onceOfEach((manifest: Fields) => storedObject(manifest, options));
  const [old, present] = [lastOfEach(before), lastOfEach(after)];
  const pairs = matchObjects(old, present, stored);
  const judging = { ...options, level, waivers };
  const context = {
    ...options,
    stored,
    pods: onceOfEach((manifest: Fields) => podsOf(manifest, options)),
    oldFindings: findingsOfSide(old, judging),
    findings: findingsOfSide(present, judging),
  };
  const judged = pairs.map((pair) => ({ pair, change: changeOfPair(pair, context) }));
  const pods = judged.flatMap(({ pair, change }) => effectsOn(pair, change, context));
  const objects = judged.flatMap(({ pair, change }) => (change ? [withReaders(change, pair, pods, stored)] : []));
  const isPaired = pairs.some((pair) => pair.before && pair.after);
  return {
    objects,
    summary: summaryOf(objects, pairs.length),
    haveNothingInCommon: before.length > 0 && after.length > 0 && !isPaired,
  };
}

function changeOfPair({ before, after }: ObjectPair, context: PairContext): ObjectChange | undefined {
  if (before && after) return changeOfBoth(before, after, context);
  if (after) return createdChange(after, context);
  return before && prunedChange(before, context);
}

/** Of an object that stands there twice, the last one is what the cluster ends up with. */
function lastOfEach(objects: readonly SideObject[]): SideObject[] {
  const last = new Map(objects.map((each) => [keyText(keyOf(each.object)), each]));
  return objects.filter((each) => keyOf(each.object).name === '' || last.get(keyText(keyOf(each.object))) === each);
}

function effectsOn({ after }: ObjectPair, change: ObjectChange | undefined, { pods }: PairContext): EffectOnPod[] {
  return after ? pods(after.object).map((pod) => ({ pod, effect: change?.effect ?? null })) : [];
}

/** Only of what keeps its name, or only has another hash in it, something can be said to have changed. */
function withReaders(
  change: ObjectChange,
  { before, after }: ObjectPair,
  pods: readonly EffectOnPod[],
  stored: (manifest: Fields) => Fields,
): ObjectChange {
  if (!before || !after) return change;
  const changed = changedConfiguration(stored(before.object), stored(after.object));
  return changed ? { ...change, readers: configurationReaders(changed, pods) } : change;
}

function summaryOf(objects: readonly ObjectChange[], all: number): ChangesSummary {
  const of = (action: ObjectChange['action']): number => objects.filter((each) => each.action === action).length;
  return {
    created: of('created'),
    pruned: of('pruned'),
    changed: of('changed'),
    replaced: of('replaced'),
    rewritten: of('rewritten'),
    unchanged: all - objects.length,
    refused: objects.filter(({ refusals }) => refusals.length > 0).length,
    rolls: objects.filter(isDisturbing).length,
    worse: objects.filter(({ worse }) => worse.length > 0).length,
  };
}

/** Whether Pods that run are replaced or may be, or containers in them restarted. */
function isDisturbing({ effect }: ObjectChange): boolean {
  return mayReplacePods(effect) || effect?.effect === 'restartsContainers';
}
