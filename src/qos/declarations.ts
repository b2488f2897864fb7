import type { IConstruct } from 'constructs';
import { constructPath } from '../tree/construct-path';
import { addRequirement } from '../template/add-requirement';
import { rejectConstruct } from '../template/locate';
import { requirementsAt, requirementsFor, requirementScope } from '../template/requirements';
import type { PodEdit } from '../edits/pod-edit';
import type { PodCheck } from '../rules/rule';
import { shapeHelpers } from './helper-shape';
import { QosClass } from '../kubernetes/qos-class';
import { qosClassRule } from './qos-class-rule';

/**
 * What the code declares about the QoS class of Pods.
 */
export interface QosRequirement {
  /**
   * The class that is promised.
   * @default - none: the Pods are exempt
   */
  readonly qosClass?: QosClass;

  /**
   * Why the Pods are exempt.
   * @default - none: a class is promised
   */
  readonly exemption?: string;
}

const KIND = 'qos-class';

/** Promises a class for every Pod below a construct. */
export function declareTier(scope: IConstruct, qosClass: QosClass): void {
  const keeper = requirementScope(scope);
  const edits = qosClass === QosClass.GUARANTEED ? [shapeHelpers()] : [];
  declare(keeper, [qosClassRule(qosClass, constructPath(keeper))], edits, { qosClass });
}

/** Exempts the Pods below a construct from the class that is promised for a wider scope. */
export function exemptFromTiers(scope: IConstruct, reason: string): void {
  if (reason.trim() === '') {
    rejectConstruct(KIND, scope, {
      option: 'QosPolicy.exempt.reason',
      value: reason,
      message: 'an exemption from the promised QoS class must have a reason.',
      fix: "say why, as in QosPolicy.of(workload).exempt('runs only while a release is tested').",
    });
  }
  declare(requirementScope(scope), [], [], { exemption: reason });
}

/** The declaration of the nearest scope of a construct. */
export function requirementOf(scope: IConstruct): QosRequirement | undefined {
  const requirement = requirementsFor(scope).find(({ kind }) => kind === KIND);
  return requirement && { ...(requirement.payload as QosRequirement) };
}

/** The same declaration twice counts once; another one for the same scope is a contradiction. */
function declare(
  scope: IConstruct,
  checks: readonly PodCheck[],
  edits: readonly PodEdit[],
  declaration: QosRequirement,
): void {
  const present = requirementsAt(scope, KIND).map(({ payload }) => payload as QosRequirement)[0];
  if (present === undefined) {
    addRequirement(scope, { kind: KIND, author: scope, checks, edits, payload: declaration });
    return;
  }
  if (present.qosClass === declaration.qosClass) return;
  rejectConstruct(KIND, scope, {
    option: callOf(declaration),
    message: `the Pods here ${textOf(declaration)}, and ${textOf(present)} already.`,
    fix: 'keep one of the two, or declare one for a narrower scope, such as a single workload.',
  });
}

/** The call that says it. */
function callOf({ qosClass }: QosRequirement): string {
  return `QosPolicy.${qosClass === undefined ? 'exempt' : `require${qosClass}`}`;
}

function textOf({ qosClass }: QosRequirement): string {
  return qosClass === undefined ? 'are exempt from the promised QoS class' : `must be ${qosClass}`;
}
