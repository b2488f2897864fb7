import type { IConstruct } from 'constructs';
import { hasEnforcedLevel } from '../enforcement/enforced-level';
import { groupUnsetTargets } from '../enforcement/unset-target';
import { hasWaivers, unusedWaivers } from '../enforcement/waivers';
import { sortedFindings, type Finding } from '../findings/finding';
import { carriedChecks } from './carried-checks';
import { findPodsInLists } from './object-lists';
import { judgeObjectsOf } from './pattern-objects';
import { hasScopeEdits } from './kept-edits';
import { judgeServiceTargets } from './guarded-ports';
import { holdsPod } from './locate';
import { isOverridden, overrideRendering } from './override-rendering';
import { findUnmetScopes, hasRequirements } from './requirements';
import { judgedNow } from './synthesis-record';
import type { JudgedWorkload } from './judge-workload';
import type { ApiObject } from 'cdk8s';

/** Everything that is found in a tree, waived findings included, in the order in which it is shown. */
export function judgeTree(root: IConstruct): Finding[] {
  const workloads = touchedWorkloads(root);
  const judged = workloads.flatMap((workload) => judgedOrNot(workload) ?? []);
  const objects = judgeObjectsOf(root);
  const services = judgeServiceTargets(root, (workload) => judgedOrNot(workload)?.pods ?? []);
  const matched = [...judged.flatMap(({ matchedWaivers }) => matchedWaivers), ...objects.matched, ...services.matched];
  const targeted = judged.flatMap(({ findings, hasTarget }) => findings.map((finding) => ({ finding, hasTarget })));
  return sortedFindings([
    ...groupUnsetTargets(targeted),
    ...findUnmetScopes(root),
    ...findPodsInLists(root, isConcerned),
    ...objects.findings,
    ...services.findings,
    ...unusedWaivers(
      root,
      new Set(matched.map(({ waiver }) => waiver)),
      judged.flatMap(({ pods }) => pods),
    ),
  ]);
}

/** The objects whose Pods are judged: those that something was said of, by itself or for a scope above them. */
function touchedWorkloads(root: IConstruct): ApiObject[] {
  const workloads = root.node.findAll().filter((construct) => holdsPod(construct));
  workloads.filter((workload) => !isOverridden(workload) && isTouchedFromOutside(workload)).forEach(overrideRendering);
  return workloads.filter(isOverridden);
}

/** Something that was said for a scope above an object, or that its maker carries, which can come at any time. */
function isTouchedFromOutside(workload: ApiObject): boolean {
  return isTouchedFromAbove(workload) || carriedChecks(workload).length > 0;
}

/** An object can come after what was said for a scope above it. */
function isTouchedFromAbove({ node }: ApiObject): boolean {
  return node.scopes.some(isConcerned);
}

function isConcerned(scope: IConstruct): boolean {
  return hasScopeEdits(scope) || hasRequirements(scope) || hasWaivers(scope) || hasEnforcedLevel(scope);
}

/** What cdk8s cannot render it refuses itself, once it renders the object, and only then. */
function judgedOrNot(workload: ApiObject): JudgedWorkload | undefined {
  const judged = judgedNow(workload);
  return 'renderingError' in judged ? undefined : judged;
}
