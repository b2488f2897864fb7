import { addToGroup } from '../../kubernetes/group-by';
import { appliedTogether } from '../../check/applied-together';
import { rulesOfObjects, type CheckLevel } from '../../check/levels';
import { fieldPathsOf, keptFields } from '../../check/object-fields';
import { isFor, type ScopedWaiver } from '../../check/waivers';
import type { Finding } from '../../findings/finding';
import { acceptingWaiver, annotatedWaivers } from '../../findings/waiver';
import type { Fields } from '../../kubernetes/json';
import type { InputPlace } from '../../manifests/input-objects';
import { findInObjects } from '../../rules/engine';
import type { InputObject } from '../../rules/rule';
import type { KeptObject } from '../objects/kept-objects';
import type { StoredOptions } from '../stored/stored-object';

/** How objects are judged. */
export interface JudgeSideOptions extends StoredOptions {
  /** How much is checked. */
  readonly level: CheckLevel;
  /** The waivers of settings that hold. */
  readonly waivers: readonly ScopedWaiver[];
}

/** What was found in the objects of one side, kept as text: every object of an input can have some. */
export class SideFindings {
  private readonly found = new Map<KeptObject, string[]>();

  /** Adds what was found in an object. */
  public add(object: KeptObject, finding: Finding): void {
    addToGroup(this.found, object, JSON.stringify(finding));
  }

  /** What was found in an object. */
  public in(object: KeptObject): Finding[] {
    return (this.found.get(object) ?? []).map((text) => JSON.parse(text) as Finding);
  }
}

/**
 * What the rules about all objects find in those of a side. Those of one folder are applied together. Of each of them only
 * what these rules look at is in memory.
 */
export function findingsOfAll(objects: readonly KeptObject[], level: CheckLevel): SideFindings {
  const rules = rulesOfObjects(level);
  const paths = fieldPathsOf(rules);
  const found = new SideFindings();
  for (const together of appliedTogether(objects)) {
    const judged = together.map((side): JudgedObject => ({ side, manifest: keptFields(side.read(), paths) }));
    for (const { finding, object } of findInObjects(judged, rules)) {
      if (object && isJudged(object)) found.add(object.side, finding);
    }
  }
  return found;
}

/** An object of a side with what rules about all objects look at. */
interface JudgedObject extends InputObject {
  readonly side: KeptObject;
}

function isJudged(object: InputObject): object is JudgedObject {
  return 'side' in object;
}

/** The findings of an object that neither its annotations nor the settings accept. */
export function countingFindings(
  findings: readonly Finding[],
  { place, object }: { readonly place: InputPlace; readonly object: Fields },
  options: JudgeSideOptions,
): readonly Finding[] {
  if (findings.length === 0) return findings;
  const annotated = annotatedWaivers(object);
  return findings.filter(
    (finding) => acceptingWaiver(annotated, finding) === undefined && !isWaived(finding, place, options),
  );
}

/** What stands before the path of a file in a revision. */
const REVISION = /^[^/]+:/;

function isWaived(finding: Finding, { file }: InputPlace, { waivers }: JudgeSideOptions): boolean {
  const { rule, level, object, container = null } = finding;
  const named = { kind: object?.kind ?? '', namespace: object?.namespace ?? '', name: object?.name ?? '', container };
  return waivers.some((waiver) => isFor(waiver, { rule, level, file: file.replace(REVISION, ''), ...named }));
}
