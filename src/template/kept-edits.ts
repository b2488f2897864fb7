import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { orderAddedItems } from '../edits/order-added-items';
import { EditPhase, type PodEdit } from '../edits/pod-edit';
import { constructPath } from '../tree/construct-path';
import { ConstructFacts } from '../tree/construct-state';
import { isInTree } from '../tree/in-tree';
import type { PodRequirement } from './requirements';

/** An edit with the construct whose code asked for it. */
interface KeptEdit {
  readonly edit: PodEdit;
  readonly author: IConstruct;
  /** Which of the Pods below a scope it is for; absent for all of them. */
  readonly selects?: (workload: ApiObject) => boolean;
}

const OWN_EDITS = new ConstructFacts<KeptEdit>('edits of its Pod');
const SCOPE_EDITS = new ConstructFacts<KeptEdit>('edits of every Pod below');

/** Keeps an edit for the Pod of one object. */
export function keepOwnEdit(workload: ApiObject, edit: PodEdit, author: IConstruct): void {
  OWN_EDITS.add(workload, { edit, author });
}

/** Keeps an edit for the Pods below a construct that are selected. */
export function keepScopeEdit(scope: IConstruct, edit: PodEdit, selects: (workload: ApiObject) => boolean): void {
  SCOPE_EDITS.add(scope, { edit, author: scope, selects });
}

/** Whether edits were kept for every Pod below a construct. */
export function hasScopeEdits(scope: IConstruct): boolean {
  return SCOPE_EDITS.of(scope).length > 0;
}

/** An edit with the path of the construct whose code asked for it. */
export interface AuthoredEdit {
  readonly edit: PodEdit;
  readonly author: string;
}

/** The edits of an object's Pod. */
export interface PodEdits {
  /** In the order in which they are applied: those for a wider scope first in each phase. */
  readonly all: readonly AuthoredEdit[];
  /** Whether one is for this Pod alone, and not for every Pod below some scope. */
  readonly areOwn: boolean;
}

/** The edits of an object's Pod, as far as the constructs that asked for them are still there. */
export function editsOf(workload: ApiObject, requirements: readonly PodRequirement[]): PodEdits {
  const own = OWN_EDITS.of(workload).filter(({ author }) => isInTree(author));
  const shared = workload.node.scopes
    .flatMap((scope) => SCOPE_EDITS.of(scope))
    .filter(({ author, selects }) => isInTree(author) && selects?.(workload) !== false);
  const required = requirements.flatMap(({ author, edits }) => edits.map((edit) => ({ edit, author })));
  const kept = [...shared, ...own, ...required].map(({ edit, author }) => ({ edit, author: constructPath(author) }));
  if (kept.length === 0) return { all: [], areOwn: false };
  const order = { edit: { phase: EditPhase.FINAL, apply: orderAddedItems }, author: constructPath(workload) };
  return { all: [order, ...kept].sort((left, right) => left.edit.phase - right.edit.phase), areOwn: own.length > 0 };
}
