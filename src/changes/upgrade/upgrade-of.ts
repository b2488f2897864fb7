import { rulesOf } from '../../check/levels';
import { droppedFieldsOf } from '../../explain/dropped-fields';
import { kubeletDefectText } from '../../explain/wording/kubelet-defect-text';
import type { Finding } from '../../findings/finding';
import { FindingLevel, type FindingId } from '../../findings/finding-kind';
import type { Fields } from '../../kubernetes/json';
import type { PodKind } from '../../kubernetes/kinds';
import type { KubernetesVersion } from '../../kubernetes/version';
import type { InputPlace } from '../../manifests/input-objects';
import { kubeletDefectsOf } from '../../pod/kubelet-defects';
import { nodeNeedsOf, type NodeNeed, type NodeNeedKind } from '../../pod/node-needs';
import type { Pod } from '../../pod/pod';
import { resizeOf } from '../../pod/resources/resize';
import { judge } from '../../rules/engine';
import { findingChanges, type FindingChanges } from '../findings/finding-changes';
import { isRefusedOf } from '../invalid-refusals';
import { keyOf, type ObjectKey, type SideObject } from '../objects/changed-objects';
import { addedRemoved, isSaying, type AddedRemoved } from '../pods/before-after';
import type { KeptObject } from '../objects/kept-objects';
import { OnceThrough } from '../once-through';
import { podChangeOf, type PodChange } from '../pods/pod-change';
import { podFactsOf, type PodFacts } from '../pods/pod-facts';
import { podsOf } from '../pods/pods-of';
import { featureChanges, gatesGone, type FeatureChange } from './feature-changes';

/** The versions between which an upgrade is looked at. */
export interface UpgradeOptions {
  /** The version before. */
  readonly from: KubernetesVersion;
  /** The version after. */
  readonly to: KubernetesVersion;
  /** Kinds that hold a Pod, besides those that are known. */
  readonly podKinds: readonly PodKind[];
}

/** What an upgrade of the cluster does to the Pod of an object that stays as it is. */
export interface UpgradeChange extends ObjectKey, InputPlace {
  /** Where the Pod's `metadata` and `spec` stand in the object. */
  readonly templatePath: string;
  /** What the API server refuses: that of the new version alone, and that of the old one alone. */
  readonly refused: AddedRemoved;
  /** The fields that are dropped: by the new version alone, and by the old one alone. */
  readonly dropped: AddedRemoved;
  /** The features whose fields it has, and that one of the versions alone keeps. */
  readonly features: readonly FeatureChange[];
  /** What becomes of the Pod; null if nothing does, or if one of the versions refuses it. */
  readonly pod: PodChange | null;
  /** What can be resized in place: on the new version alone, and on the old one alone. */
  readonly resizable: AddedRemoved;
  /** The conditions in its status: on the new version alone, and on the old one alone. */
  readonly conditions: AddedRemoved;
  /** The defects of the kubelet that it can meet: those that come, and those that go. */
  readonly defects: AddedRemoved;
  /** The findings of level `recommended` that come and go with the version. */
  readonly findings: FindingChanges;
}

/** Something that Pods need of their nodes on the new version alone. */
export interface NewNodeNeed {
  readonly need: NodeNeedKind;
  /** What is needed, as far as it has names: features, paths, ports. */
  readonly names: readonly string[];
  /** How many Pods need it. */
  readonly pods: number;
}

/** What an upgrade of the cluster does to Pods whose manifests stay as they are. */
export interface Upgrade {
  /** The Pods to which it does something. There may be too many to keep: they come once. */
  readonly pods: Iterable<UpgradeChange>;
  /** What follows from all of them, which takes as long as to go through those that are left. */
  readonly end: UpgradeEnd;
}

/** What an upgrade of the cluster does to all Pods together. */
export interface UpgradeEnd {
  /** How many Pods there are after the upgrade. */
  readonly count: number;
  /** Whether the new version refuses or drops something that the old one takes. */
  readonly isBreaking: boolean;
  /** The feature gates of fields in the manifests that are gone: a cluster that sets one does not start. */
  readonly goneGates: readonly string[];
  /** What the nodes must have from now on. */
  readonly nodeNeeds: readonly NewNodeNeed[];
}

/** What an upgrade of the cluster does to the Pods of some objects: Pod by Pod while it is asked for. */
export function upgradeOf(objects: Iterable<KeptObject>, options: UpgradeOptions): Upgrade {
  return new RunningUpgrade(objects, options);
}

/** An upgrade of which one object at a time is in memory as more than its text. */
class RunningUpgrade implements Upgrade {
  public readonly pods: OnceThrough<UpgradeChange>;
  private readonly gates = new Set<string>();
  private readonly needs = new Map<string, NewNodeNeed>();
  private count = 0;
  private isBreaking = false;

  public constructor(objects: Iterable<KeptObject>, options: UpgradeOptions) {
    this.pods = new OnceThrough(this.changes(objects, options));
  }

  public get end(): UpgradeEnd {
    this.pods.finish();
    const { count, isBreaking: breaks } = this;
    return { count, isBreaking: breaks, goneGates: [...this.gates].sort(), nodeNeeds: [...this.needs.values()] };
  }

  private *changes(objects: Iterable<KeptObject>, options: UpgradeOptions): Generator<UpgradeChange> {
    for (const kept of objects) {
      for (const pod of podsOnBoth({ place: kept.place, object: kept.read() }, options)) {
        this.count += 1;
        for (const gate of gatesGone(pod.after.spec, options.from, options.to)) this.gates.add(gate);
        countNewNeeds(pod, this.needs);
        for (const change of changeOf(pod)) {
          this.isBreaking ||= isBreaking(change);
          yield change;
        }
      }
    }
  }
}

/** A Pod on both versions. */
interface PodOnBoth {
  readonly side: SideObject;
  /** Absent if the old version has no such Pod. */
  readonly before: Pod | undefined;
  readonly after: Pod;
}

function podsOnBoth(side: SideObject, { from, to, podKinds }: UpgradeOptions): PodOnBoth[] {
  const before = podsOfVersion(side.object, from, podKinds);
  return podsOfVersion(side.object, to, podKinds).map((after, index) => ({ side, before: before[index], after }));
}

function countNewNeeds({ before, after }: PodOnBoth, counted: Map<string, NewNodeNeed>): void {
  const known = before && needsOf(before);
  for (const [key, { need, names }] of needsOf(after)) {
    if (known?.has(key) === false) counted.set(key, { need, names, pods: (counted.get(key)?.pods ?? 0) + 1 });
  }
}

/** What a Pod needs of its node, by a text that tells the needs apart. */
function needsOf({ stored, target }: Pod): ReadonlyMap<string, NodeNeed> {
  const needs = stored ? nodeNeedsOf(stored.spec, target) : [];
  return new Map(needs.map((each) => [JSON.stringify([each.need, each.names]), each]));
}

/** What becomes of a Pod, if anything does. */
function changeOf({ side: { object, place }, before, after }: PodOnBoth): UpgradeChange[] {
  const part = before && changeOfPod(before, after);
  return part && isSaying(part) ? [{ ...keyOf(object), ...place, ...part }] : [];
}

function podsOfVersion(object: Fields, version: KubernetesVersion, podKinds: readonly PodKind[]): Pod[] {
  return podsOf(object, { target: { version, featureGates: {} }, podKinds });
}

type PodPart = Omit<UpgradeChange, keyof ObjectKey | keyof InputPlace>;

function changeOfPod(before: Pod, after: Pod): PodPart {
  const [old, present] = [findingsOf(before), findingsOf(after)];
  const [left, right] = [podFactsOf(before, old), podFactsOf(after, present)];
  return {
    templatePath: after.kind.templatePath.join('.'),
    refused: refusedParts(refusedOf(before, old), refusedOf(after, present)),
    dropped: addedRemoved(droppedTexts(before), droppedTexts(after)),
    features: featureChanges(after.spec, before.target, after.target),
    pod: left && right && [...old, ...present].every(isTaken) ? podPart(left, right) : null,
    resizable: addedRemoved(resizableTexts(left), resizableTexts(right)),
    conditions: addedRemoved(conditionTexts(left), conditionTexts(right)),
    defects: addedRemoved(defectTexts(left), defectTexts(right)),
    findings: findingChanges(old.filter(isAdvice), present.filter(isAdvice)),
  };
}

/** Of an upgrade, who could resize what is told by `resizable`, and the amounts written are the same. */
function podPart(before: PodFacts, after: PodFacts): PodChange | null {
  const change = { ...podChangeOf(before, after, after.pod.target, null), resizes: [] };
  return isSaying(change) ? change : null;
}

const RULES = rulesOf(FindingLevel.RECOMMENDED);

function findingsOf(pod: Pod): Finding[] {
  return judge(pod, RULES);
}

/** What is dropped and which defects there are is told by itself. */
const TOLD: ReadonlySet<FindingId> = new Set(['field-dropped', 'feature-unavailable', 'kubelet-defect']);

function isTaken({ level }: Finding): boolean {
  return level !== FindingLevel.INVALID;
}

function isAdvice({ level, rule }: Finding): boolean {
  return level !== FindingLevel.INVALID && !TOLD.has(rule);
}

/** What the API server refuses; before 1.36 it takes a StatefulSet whose Pods it then refuses. */
function refusedOf({ kind, target }: Pod, findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => isRefusedOf(finding, kind.kind, target.version));
}

function refusedParts(before: readonly Finding[], after: readonly Finding[]): AddedRemoved {
  return { added: refusalTexts(after, before), removed: refusalTexts(before, after) };
}

/** What is refused by one version alone; its message may name the version. */
function refusalTexts(findings: readonly Finding[], others: readonly Finding[]): string[] {
  const isKnown = (finding: Finding): boolean =>
    others.some(({ rule, location }) => rule === finding.rule && location?.path === finding.location?.path);
  return findings
    .filter((finding) => !isKnown(finding))
    .map(({ location, message }) => (location?.path === undefined ? message : `${location.path}: ${message}`));
}

/** What a version does not know at all, it refuses. */
function droppedTexts(pod: Pod): string[] {
  return droppedFieldsOf(pod)
    .filter(({ isKnown }) => isKnown)
    .map(({ path, feature }) => `${path} (${feature})`);
}

function resizableTexts(facts: PodFacts | undefined): string[] {
  if (!facts) return [];
  return resizeOf(facts.stored, facts.pod.target)
    .resources.filter(({ refusal }) => refusal === null)
    .map(({ container, resource }) => `${resource} of "${container}"`);
}

function conditionTexts(facts: PodFacts | undefined): string[] {
  if (!facts) return [];
  return facts.conditions.map(({ type }) => type);
}

function defectTexts(facts: PodFacts | undefined): string[] {
  if (!facts) return [];
  return kubeletDefectsOf(facts.stored, facts.pod.target.version).map(kubeletDefectText);
}

/** Whether the new version refuses or drops what the old one takes. */
export function isBreaking({ refused, dropped }: UpgradeChange): boolean {
  return refused.added.length + dropped.added.length > 0;
}
