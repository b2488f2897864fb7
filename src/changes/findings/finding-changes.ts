import { AnnotationWaivers } from '../../check/annotation-waivers';
import { appliedTogether } from '../../check/applied-together';
import { judgeObject } from '../../check/judge-object';
import { rulesOf, rulesOfObjects, type CheckLevel } from '../../check/levels';
import { isFor, type ScopedWaiver } from '../../check/waivers';
import type { Finding } from '../../findings/finding';
import { groupBy } from '../../kubernetes/group-by';
import type { InputPlace } from '../../manifests/input-objects';
import { findInObjects } from '../../rules/engine';
import type { SideObject } from '../objects/changed-objects';
import type { StoredOptions } from '../stored/stored-object';

/** How objects are judged. */
export interface JudgeSideOptions extends StoredOptions {
  /** How much is checked. */
  readonly level: CheckLevel;
  /** The waivers of settings that hold. */
  readonly waivers: readonly ScopedWaiver[];
}

/** What was found in the objects of one side. */
export type SideFindings = ReadonlyMap<SideObject, readonly Finding[]>;

/** A finding in a report about changes. */
export interface ChangedFinding {
  readonly rule: string;
  readonly severity: string;
  /** `invalid` if the API server refuses what breaks the rule. */
  readonly level: string;
  /** The name of the container; null if it is about none. */
  readonly container: string | null;
  /** The path of the field; null if no field is at fault. */
  readonly path: string | null;
  readonly message: string;
  readonly fix: string;
  /** The address of the page about the rule, from the root of the package. */
  readonly docs: string;
}

/** The findings that came and those that went. */
export interface FindingChanges {
  readonly added: readonly ChangedFinding[];
  readonly mended: readonly ChangedFinding[];
}

/** Judges the objects of a side, without what their annotations accept. Those of one folder are applied together. */
export function findingsOfSide(objects: readonly SideObject[], options: JudgeSideOptions): SideFindings {
  const waivers = new AnnotationWaivers();
  const placed = objects.map((side) => ({ side, place: side.place, positions: side.positions, manifest: side.object }));
  for (const each of placed) waivers.read(each, each.manifest, []);
  const judging = { ...options, rules: rulesOf(options.level) };
  const found = placed.flatMap((each) =>
    judgeObject(each.manifest, judging).findings.map((finding) => ({ finding, each })),
  );
  const byManifest = new Map(placed.map((each) => [each.manifest, each]));
  const together = appliedTogether(placed).flatMap((group) =>
    findInObjects(group, rulesOfObjects(options.level)).flatMap(({ finding, object }) => {
      const each = object && byManifest.get(object.manifest);
      return each ? [{ finding, each }] : [];
    }),
  );
  const counting = [...found, ...together].filter(
    ({ finding, each }) => waivers.reasonFor(finding, each) === undefined && !isWaived(finding, each.place, options),
  );
  const groups = groupBy(counting, ({ each }) => each.side);
  return new Map([...groups].map(([side, group]) => [side, group.map(({ finding }) => finding)]));
}

/** What stands before the path of a file in a revision. */
const REVISION = /^[^/]+:/;

function isWaived(finding: Finding, { file }: InputPlace, { waivers }: JudgeSideOptions): boolean {
  const { rule, level, object, container = null } = finding;
  const named = { kind: object?.kind ?? '', namespace: object?.namespace ?? '', name: object?.name ?? '', container };
  return waivers.some((waiver) => isFor(waiver, { rule, level, file: file.replace(REVISION, ''), ...named }));
}

/** The findings of an object that are new, and those that are gone. What only reads otherwise was there before. */
export function findingChanges(before: readonly Finding[], after: readonly Finding[]): FindingChanges {
  return { added: without(after, before), mended: without(before, after) };
}

function without(findings: readonly Finding[], others: readonly Finding[]): ChangedFinding[] {
  const left = new Map([...groupBy(others, placeOf)].map(([place, group]) => [place, group.length]));
  return findings
    .filter((finding) => {
      const count = left.get(placeOf(finding)) ?? 0;
      left.set(placeOf(finding), count - 1);
      return count <= 0;
    })
    .map(shown);
}

const CONTAINER_INDEX = /(containers)\[\d+\]/i;
const INDEX = /\[\d+\]/g;

/** What stays the same when containers and items move. */
function placeOf({ rule, container = '', location }: Finding): string {
  const path = location?.path ?? '';
  return JSON.stringify([rule, container, path.replace(CONTAINER_INDEX, `$1[${container}]`).replace(INDEX, '[]')]);
}

function shown({ rule, severity, level, container, location, message, fix, docs }: Finding): ChangedFinding {
  return { rule, severity, level, container: container ?? null, path: location?.path ?? null, message, fix, docs };
}
