import type { IConstruct } from 'constructs';
import { constructPath } from '../tree/construct-path';
import { keepPromise } from '../template/keep-promise';
import { refuse } from '../template/locate';
import { promisesAt, promisesFor, promiseScope, type PodPromise } from '../template/pod-promises';
import { shapeHelpers } from './helper-shape';
import { QosClass } from './qos-class';
import { qosClassRule } from './qos-class-rule';

/**
 * What the code says of the QoS class of Pods.
 */
export interface TierDeclaration {
  /**
   * The class that is promised.
   * @default - none: the Pods are left out
   */
  readonly qosClass?: QosClass;

  /**
   * Why the Pods are left out.
   * @default - none: a class is promised
   */
  readonly exemption?: string;
}

const KIND = 'qos-class';

const declarations = new WeakMap<PodPromise, TierDeclaration>();

/** Promises a class of every Pod below a construct. */
export function declareTier(scope: IConstruct, qosClass: QosClass): void {
  const keeper = promiseScope(scope);
  const edits = qosClass === QosClass.GUARANTEED ? [shapeHelpers(keeper)] : [];
  declare(keeper, { kind: KIND, rules: [qosClassRule(qosClass, constructPath(keeper))], edits }, { qosClass });
}

/** Leaves the Pods below a construct out of what is promised for a wider scope. */
export function exemptFromTiers(scope: IConstruct, reason: string): void {
  if (reason.trim() === '') {
    refuse(KIND, scope, {
      message: 'Pods are left out of the promised QoS class without a reason.',
      fix: "say why, as in QosTier.exempt(workload, 'runs only while a release is tested').",
    });
  }
  declare(promiseScope(scope), { kind: KIND, rules: [], edits: [] }, { exemption: reason });
}

/** What is declared for the nearest scope of a construct. */
export function tierDeclarationOf(scope: IConstruct): TierDeclaration | undefined {
  const promise = promisesFor(scope).find(({ kind }) => kind === KIND);
  const declaration = promise && declarations.get(promise);
  return declaration && { ...declaration };
}

/** A declaration that is there already counts once; another one for the same scope is a contradiction. */
function declare(scope: IConstruct, promise: PodPromise, declaration: TierDeclaration): void {
  const present = promisesAt(scope, KIND).flatMap((other) => declarations.get(other) ?? [])[0];
  if (present === undefined) {
    declarations.set(promise, declaration);
    keepPromise(scope, promise);
    return;
  }
  if (present.qosClass === declaration.qosClass) return;
  refuse(KIND, scope, {
    message: `the Pods here ${textOf(declaration)}, and ${textOf(present)} already.`,
    fix: 'say one of the two, or say it for a narrower scope, such as a single workload.',
  });
}

function textOf({ qosClass }: TierDeclaration): string {
  return qosClass === undefined ? 'are left out of the promised QoS class' : `are to be ${qosClass}`;
}
