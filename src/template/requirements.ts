import { Chart, type ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { headOf, type Finding } from '../findings/finding';
import { kindOf } from '../rules/catalogue';
import type { PodCheck } from '../rules/rule';
import { constructPath } from '../tree/construct-path';
import { holdsPod, workloadOf } from './locate';
import type { PodEdit } from '../edits/pod-edit';
import { ConstructFacts } from '../tree/construct-state';

/**
 * What code says of a Pod and its final manifest must keep, such as a declared tier. It is made for a workload, or for
 * every Pod below a construct; among promises of one kind, those of the nearest scope count.
 */
export interface PodRequirement {
  /** What the promise is about, such as `qos-tier`. */
  readonly kind: string;
  /** What is judged on the final manifest, beside the catalogue of rules. None where the promise only excepts a Pod. */
  readonly rules: readonly PodCheck[];
  /** What is done for the promise before the manifest is final. */
  readonly edits: readonly PodEdit[];
}

const PROMISES = new ConstructFacts<PodRequirement>('promises of every Pod below');

/**
 * The construct for which a promise is kept: the scope itself where Pods stand below it or may come to, and the
 * workload where the scope is a part of one, such as a helper.
 */
export function requirementScope(scope: IConstruct): IConstruct {
  if (podsBelow(scope).length > 0) return scope;
  const above = [...scope.node.scopes].reverse().filter((each) => !Chart.isChart(each));
  return above.find((each) => workloadOf(each) !== undefined) ?? scope;
}

/** Remembers a promise for every Pod that a construct is, makes or holds. */
export function recordRequirement(scope: IConstruct, promise: PodRequirement): void {
  PROMISES.add(scope, promise);
}

/** The promises of a kind that were made for a construct itself. */
export function requirementsAt(scope: IConstruct, kind: string): readonly PodRequirement[] {
  return PROMISES.of(scope).filter((promise) => promise.kind === kind);
}

/** Whether promises were made for a construct itself. */
export function hasRequirements(scope: IConstruct): boolean {
  return PROMISES.of(scope).length > 0;
}

/** The promises that count for a construct, with the scopes for which they were made: of each kind the nearest. */
export function requirementsFor(construct: IConstruct): readonly PodRequirement[] {
  const nearest = new Map<string, readonly PodRequirement[]>();
  for (const scope of construct.node.scopes) {
    for (const { kind } of PROMISES.of(scope)) nearest.set(kind, requirementsAt(scope, kind));
  }
  return [...nearest.values()].flat();
}

/** The Pods below a construct, itself included. */
export function podsBelow(scope: IConstruct): ApiObject[] {
  return scope.node.findAll().filter(holdsPod);
}

/** Promises that no Pod can keep: those for a construct without any, unless it is a chart or an app. */
export function findUnmetScopes(root: IConstruct): Finding[] {
  return root.node
    .findAll()
    .filter((scope) => hasRequirements(scope) && scope.node.scope && !Chart.isChart(scope) && podsBelow(scope).length === 0)
    .map((scope) => ({
      ...headOf(kindOf('pod-missing')),
      construct: constructPath(scope),
      message:
        'something is promised of the Pods here, and neither this construct nor one above or below it holds a Pod.',
      fix: 'make the promise for a workload, or for a construct or chart with workloads in it.',
    }));
}
