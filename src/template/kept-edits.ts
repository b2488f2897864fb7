import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { ConstructFacts } from '../tree/construct-state';
import { isInTree } from '../tree/in-tree';
import { orderAddedItems } from '../edits/order-added-items';
import { EditPhase, type PodEdit } from '../edits/pod-edit';
import { requirementsFor } from './requirements';

const OWN_EDITS = new ConstructFacts<PodEdit>('edits of its Pod');
const SCOPE_EDITS = new ConstructFacts<PodEdit>('edits of every Pod below');

/** Keeps an edit for the Pod of one object. */
export function keepOwnEdit(workload: ApiObject, edit: PodEdit): void {
  OWN_EDITS.add(workload, edit);
}

/** Keeps an edit for every Pod below a construct. */
export function keepScopeEdit(scope: IConstruct, edit: PodEdit): void {
  SCOPE_EDITS.add(scope, edit);
}

/** Whether edits were kept for every Pod below a construct. */
export function hasScopeEdits(scope: IConstruct): boolean {
  return SCOPE_EDITS.of(scope).length > 0;
}

/** The edits of an object's Pod. */
export interface KeptEdits {
  /** In the order in which they are applied: those for a wider scope first in each phase. */
  readonly all: readonly PodEdit[];
  /** Whether one is for this Pod alone, and not for every Pod below some scope. */
  readonly areOwn: boolean;
}

/** The edits of an object's Pod, as far as the constructs that asked for them are still there. */
export function editsOf(workload: ApiObject): KeptEdits {
  const own = OWN_EDITS.of(workload).filter(({ construct }) => isInTree(construct));
  const shared = [
    ...workload.node.scopes.flatMap((scope) => SCOPE_EDITS.of(scope)),
    ...requirementsFor(workload).flatMap((promise) => promise.edits),
  ].filter(({ construct }) => isInTree(construct));
  const edits = [...shared, ...own];
  if (edits.length === 0) return { all: [], areOwn: false };
  const order: PodEdit = { phase: EditPhase.FINAL, construct: workload, apply: orderAddedItems };
  return { all: [order, ...edits].sort((left, right) => left.phase - right.phase), areOwn: own.length > 0 };
}
