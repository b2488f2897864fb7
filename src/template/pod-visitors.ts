import type { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { isFindingsError } from '../enforcement/findings-error';
import { usersFrame } from '../enforcement/users-frame';
import { errorMessage } from '../kubernetes/error-message';
import { showStack } from '../kubernetes/shown-stack';
import { constructPath } from '../tree/construct-path';
import { ConstructFacts } from '../tree/construct-state';
import { displayPath, holdsPod, rejectConstruct } from './locate';
import { VisitorGrowth } from './visitor-growth';

/**
 * Visits workloads, in the shape of the aspects of the AWS CDK.
 */
export interface PodVisitor {
  /**
   * Visits one workload, once, before the app is synthesized. Helpers can join it then. It adds them before it returns: a
   * promise is refused, and so is a visitor that adds a workload for each workload without end (finding `pod-visitor`).
   *
   * @param workload - the object that holds the Pod, which can be the scope of a pattern
   */
  visit(workload: ApiObject): void;
}

interface KeptVisitor {
  readonly visitor: PodVisitor;
  readonly selects: (workload: ApiObject) => boolean;
  readonly visited: WeakSet<ApiObject>;
}

const VISITORS = new ConstructFacts<KeptVisitor>('visitors of every Pod below');

/** Keeps a visitor for the Pods below a construct that are selected. */
export function keepVisitor(scope: IConstruct, visitor: PodVisitor, selects: KeptVisitor['selects']): void {
  VISITORS.add(scope, { visitor, selects, visited: new WeakSet() });
}

/** Lets visitors visit the workloads that they have not visited yet, also those that other visitors add. */
export function visitPods(root: IConstruct): void {
  const growth = new VisitorGrowth<KeptVisitor>(root);
  while (root.node.findAll().some((scope) => visitBelow(scope, growth)));
}

/** Whether a visitor of a construct had something to visit. */
function visitBelow(scope: IConstruct, growth: VisitorGrowth<KeptVisitor>): boolean {
  const visits = VISITORS.of(scope).flatMap((kept) => {
    const workloads = scope.node.findAll().filter(holdsPod);
    const fresh = workloads.filter((workload) => kept.selects(workload) && !kept.visited.has(workload));
    if (fresh.length === 0) return fresh;
    if (growth.isEndless(kept, fresh)) refuseEndless(scope, fresh);
    growth.during(kept, fresh, () => {
      for (const workload of fresh) visit(scope, kept, workload);
    });
    return fresh;
  });
  return visits.length > 0;
}

/** A visit that fails is due again at the next synthesis, which must not pass without it. */
function visit(scope: IConstruct, { visitor, visited }: KeptVisitor, workload: ApiObject): void {
  visited.add(workload);
  try {
    const returned = visitor.visit(workload) as unknown;
    if (isThenable(returned)) refusePromise(scope, workload);
  } catch (error) {
    visited.delete(workload);
    throw isFindingsError(error) ? error : visitError(scope, workload, error); // node-do-not-add-exception-line
  }
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** The error of a user's visitor, with the workload at which it was thrown. */
function visitError(scope: IConstruct, workload: ApiObject, cause: unknown): Error {
  const place = `the ${workload.kind} ${displayPath(workload)}`;
  const message = `the visitor of ${constructPath(scope)} failed at ${place}: ${errorMessage(cause)}`;
  const error = new Error(message, { cause });
  showStack(error, usersFrame());
  return error;
}

function refusePromise(scope: IConstruct, workload: ApiObject): never {
  return rejectConstruct('pod-visitor', scope, {
    option: VISIT,
    message: `the visitor returns a promise for the ${workload.kind} ${displayPath(workload)}, and synthesis does not wait for it.`,
    fix: 'write a `visit` that is not async: wait for what it needs before synthesis, and let it add helpers before it returns.',
  });
}

function refuseEndless(scope: IConstruct, [added]: readonly ApiObject[]): never {
  return rejectConstruct('pod-visitor', scope, {
    option: VISIT,
    message: `the visitor adds a workload for each workload that it visits, and it visits those too, such as the ${added?.kind ?? ''} ${added ? displayPath(added) : ''}: it never ends.`,
    fix: "limit what it visits with `kinds`, as in PodTemplate.all(scope, { kinds: ['Deployment'] }), or exempt what it adds with `except`.",
  });
}

const VISIT = 'PodTemplateGroup.visit.visitor';
