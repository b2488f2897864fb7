import type { IConstruct } from 'constructs';
import { enforceLevel } from '../enforcement/enforced-level';
import { addWaiver } from '../enforcement/waivers';
import { FindingLevel, FindingSeverity } from '../findings/finding-kind';
import { closestName } from '../kubernetes/closest-name';
import { FINDING_KINDS, isFindingId, kindOf } from '../rules/catalogue';
import { checkCall } from '../options/check-call';
import { nameOf, type ContainerReference } from '../plus/pod-references';
import { rejectConstruct } from './locate';
import { overrideRendering } from './override-rendering';
import { podsBelow } from './requirements';
import { judgeAtSynthesis } from './synthesis';

/**
 * How a finding is waived.
 */
export interface WaiverOptions {
  /** Why it is accepted. It is shown wherever the finding would be. */
  readonly reason: string;

  /**
   * The container for which it is waived, by its name or as an object.
   * @default - every container, and the Pod as a whole
   */
  readonly container?: string | ContainerReference;
}

/**
 * How firmly rules are enforced.
 */
export interface EnforceOptions {
  /**
   * Up to which level Pods are judged; each level has all of those before it: INVALID, RECOMMENDED, RESTRICTED. CODE is
   * refused, since promises of code are judged at every level (finding `option-type`). A Pod that code edits is judged up
   * to RECOMMENDED at least.
   * @default FindingLevel.RECOMMENDED
   */
  readonly level?: FindingLevel;

  /**
   * The least severity that stops synthesis: what is found of it counts as an error.
   * @default FindingSeverity.ERROR
   */
  readonly failOn?: FindingSeverity;
}

/**
 * What code says of the rules by which its Pods are judged.
 */
export class Rules {
  /**
   * Accepts a finding for every Pod below a construct, including those that are added later. The waiver of the nearest
   * scope counts. Each Pod in which it matches a finding gets an annotation of its workload, not of the Pod, that
   * `pod-patterns check` honours. A Service that leads past a proxy is waived for the Service. A waiver that matches nothing is the finding `waiver-unused`.
   *
   * Promises that code makes cannot be waived, since the code can be changed. What the API server refuses can, if
   * something mends it before, such as a webhook; it is then said to be waived.
   *
   * @param scope - a workload, a chart, an app or any other construct
   * @param rule - the id of the finding, such as `pre-stop-time`
   * @param options - the reason, and the container
   * @throws FindingsError if no finding has the id or it cannot be waived (finding `waiver-rule`), or if no reason is
   * given (finding `waiver-reason`)
   *
   * @example
   * Rules.waive(deployment, 'pre-stop-time', { reason: 'the hook ends as soon as the queue is empty' });
   */
  public static waive(scope: IConstruct, rule: string, options: WaiverOptions): void {
    checkCall('Rules.waive', arguments);
    const { reason, container } = options;
    checkRule(scope, rule);
    if (reason.trim() === '') {
      rejectConstruct('waiver-reason', scope, {
        option: 'Rules.waive.reason',
        value: reason,
        message: `${rule} is waived without a reason.`,
        fix: `say why it is accepted, as in Rules.waive(scope, '${rule}', { reason: 'the hook ends as soon as the queue is empty' }).`,
      });
    }
    addWaiver(scope, { rule, reason, ...(container !== undefined && { container: nameOf(container) }) });
    podsBelow(scope).forEach(overrideRendering);
    judgeAtSynthesis(scope);
  }

  /**
   * Has every Pod below a construct judged at synthesis, those that are added later and those that code does not edit
   * included. What the nearest scope enforces counts; another call for the same scope replaces it.
   *
   * @param scope - a workload, a chart, an app or any other construct
   * @param options - the level, and what stops synthesis
   * @throws FindingsError if the level is that of code (finding `option-type`)
   *
   * @example
   * Rules.enforce(chart, { level: FindingLevel.INVALID, failOn: FindingSeverity.WARNING });
   */
  public static enforce(scope: IConstruct, options: EnforceOptions = {}): void {
    checkCall('Rules.enforce', arguments);
    const { level = FindingLevel.RECOMMENDED, failOn = FindingSeverity.ERROR } = options;
    if (level === FindingLevel.CODE) {
      rejectConstruct('option-type', scope, {
        option: 'Rules.enforce.level',
        message: 'level is "code", and what code promises is judged at every level.',
        fix: 'choose FindingLevel.INVALID, FindingLevel.RECOMMENDED or FindingLevel.RESTRICTED.',
      });
    }
    enforceLevel(scope, { level, failOn });
    podsBelow(scope).forEach(overrideRendering);
    judgeAtSynthesis(scope);
  }
}

function checkRule(scope: IConstruct, rule: string): void {
  if (!isFindingId(rule)) {
    rejectConstruct('waiver-rule', scope, {
      option: 'Rules.waive.rule',
      value: rule,
      message: `no finding has the id "${rule}", which is waived here.`,
      fix: suggestion(rule),
    });
  }
  if (kindOf(rule).level !== FindingLevel.CODE) return;
  rejectConstruct('waiver-rule', scope, {
    option: 'Rules.waive.rule',
    value: rule,
    message: `${rule} cannot be waived: it is about what code asks for or promises.`,
    fix: 'remove this line, and do what the fix of the finding says.',
  });
}

function suggestion(rule: string): string {
  const closest = closestName(
    rule,
    FINDING_KINDS.map(({ id }) => id),
  );
  return closest === undefined
    ? 'write the id as a finding shows it, right behind its severity.'
    : `did you mean "${closest}"? Use that id.`;
}
