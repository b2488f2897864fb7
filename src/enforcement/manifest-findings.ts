import { judgeObject, type JudgedObject, type JudgeOptions } from '../check/judge-object';
import { isLeftOut, rulesOf, rulesOfObjects, type CheckLevel } from '../check/levels';
import type { Finding } from '../findings/finding';
import { annotatedWaivers, matches } from '../findings/waiver';
import { groupBy } from '../kubernetes/group-by';
import type { Fields } from '../kubernetes/json';
import { findInObjects, objectFindingOf } from '../rules/engine';
import type { InputObject } from '../rules/rule';
import { annotationProblems } from '../rules/waiver-problems';
import { applyWaivers } from './waivers';

/** How objects without code are judged. */
export interface ManifestJudging extends Omit<JudgeOptions, 'rules'> {
  /** How much is judged. */
  readonly level: CheckLevel;
}

/** What is found in objects, waived findings included, and why a Pod could not be judged. */
export interface ManifestFindings {
  readonly findings: readonly Finding[];
  readonly problems: readonly string[];
}

/** What is found in objects and among them; those of one object follow each other, in the order of the objects. */
export function findInManifests(manifests: readonly Fields[], judging: ManifestJudging): ManifestFindings {
  const objects: readonly InputObject[] = manifests.map((manifest) => ({ manifest }));
  const among = groupBy(findInObjects(objects, rulesOfObjects(judging.level)), ({ object }) => object);
  const rules = rulesOf(judging.level);
  const judged = objects.map((object) => {
    const { containers, findings, problems } = judgeObject(object.manifest, { ...judging, rules });
    const all = [...findings, ...(among.get(object) ?? []).map(({ finding }) => finding)];
    return { findings: afterWaivers(all, object, { level: judging.level, containers }), problems };
  });
  return {
    findings: judged.flatMap(({ findings }) => findings),
    problems: judged.flatMap(({ problems }) => problems),
  };
}

interface Waiving extends Pick<JudgedObject, 'containers'> {
  readonly level: CheckLevel;
}

function afterWaivers(
  findings: readonly Finding[],
  object: InputObject,
  { level, containers }: Waiving,
): readonly Finding[] {
  const annotated = annotatedWaivers(object.manifest);
  const ofAnnotation = annotationProblems(
    annotated,
    containers,
    (waiver) => !isLeftOut(waiver.rule, level) && !findings.some((finding) => matches(waiver, finding)),
  ).map(({ kind, problem }) => objectFindingOf(kind, { ...problem, object }));
  return [...applyWaivers(findings, object.manifest, []).findings, ...ofAnnotation];
}
