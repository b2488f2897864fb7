import { Chart, type ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { PodEdit } from '../edits/pod-edit';
import { headOf, type Finding } from '../findings/finding';
import type { Fields } from '../kubernetes/json';
import type { Pod } from '../pod/pod';
import { kindOf } from '../rules/catalogue';
import type { PodCheck } from '../rules/rule';
import { constructPath } from '../tree/construct-path';
import { ConstructFacts } from '../tree/construct-state';
import { isInTree } from '../tree/in-tree';
import { holdsPod, workloadOf } from './locate';

/**
 * What code requires of a Pod, such as a declared tier: it is judged on the final manifest. It is made for a workload, or
 * for every Pod below a construct; among requirements of one kind, those of the nearest scope count.
 */
export interface PodRequirement {
  /** What it is about, such as `qos-class`. */
  readonly kind: string;
  /** The construct whose code requires it; without it in the tree, nothing is required. */
  readonly author: IConstruct;
  /** What is judged on the final manifest, beside the catalogue of rules. None if it only exempts a Pod. */
  readonly checks: readonly PodCheck[];
  /** What is done for it before the manifest is final. */
  readonly edits: readonly PodEdit[];
  /** The whole object with what follows from its final Pod; the Pod itself stays as it is. */
  readonly complete?: (pod: Pod) => Fields;
  /** What its maker wants to know of it later. */
  readonly payload?: unknown;
}

const REQUIREMENTS = new ConstructFacts<PodRequirement>('requirements of every Pod below');

/**
 * The construct for which a requirement is kept: the scope itself if Pods stand below it or may come to, and the workload
 * if the scope is a part of one, such as a helper.
 */
export function requirementScope(scope: IConstruct): IConstruct {
  if (podsBelow(scope).length > 0) return scope;
  const above = [...scope.node.scopes].reverse().filter((each) => !Chart.isChart(each));
  return above.find((each) => workloadOf(each) !== undefined) ?? scope;
}

/** Remembers a requirement of every Pod that a construct is, makes or holds. */
export function recordRequirement(scope: IConstruct, requirement: PodRequirement): void {
  REQUIREMENTS.add(scope, requirement);
}

/** The requirements of a kind that were made for a construct itself. */
export function requirementsAt(scope: IConstruct, kind: string): readonly PodRequirement[] {
  return requirementsOf(scope).filter((requirement) => requirement.kind === kind);
}

/** Whether something is required for a construct itself. */
export function hasRequirements(scope: IConstruct): boolean {
  return requirementsOf(scope).length > 0;
}

/** The requirements that count for a construct: of each kind those of the nearest scope. */
export function requirementsFor(construct: IConstruct): readonly PodRequirement[] {
  const nearest = new Map<string, readonly PodRequirement[]>();
  for (const scope of construct.node.scopes) {
    for (const { kind } of requirementsOf(scope)) nearest.set(kind, requirementsAt(scope, kind));
  }
  return [...nearest.values()].flat();
}

function requirementsOf(scope: IConstruct): readonly PodRequirement[] {
  return REQUIREMENTS.of(scope).filter(({ author }) => isInTree(author));
}

/** The Pods below a construct, itself included. */
export function podsBelow(scope: IConstruct): ApiObject[] {
  return scope.node.findAll().filter(holdsPod);
}

/** Requirements that no Pod can meet: those for a construct without any, unless it is a chart or an app. */
export function findUnmetScopes(root: IConstruct): Finding[] {
  const isWithoutPod = (scope: IConstruct): boolean =>
    scope.node.scope !== undefined && !Chart.isChart(scope) && podsBelow(scope).length === 0;
  return root.node
    .findAll()
    .filter((scope) => hasRequirements(scope) && isWithoutPod(scope))
    .map((scope) => ({
      ...headOf(kindOf('pod-missing')),
      construct: constructPath(scope),
      message: 'the Pods here must keep a promise, and neither this construct nor one above or below it holds a Pod.',
      fix: 'make the promise for a workload, or for a construct or chart with workloads in it.',
    }));
}
