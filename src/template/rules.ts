import type { IConstruct } from 'constructs';
import { addWaiver } from '../enforcement/waivers';
import { FindingLevel } from '../findings/finding-kind';
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
    checkCall('Rules.waive', [scope, rule, options]);
    const { reason, container } = options;
    checkRule(scope, rule);
    if (reason.trim() === '') {
      rejectConstruct('waiver-reason', scope, {
        message: `${rule} is waived without a reason.`,
        fix: 'say why it is accepted.',
      });
    }
    addWaiver(scope, { rule, reason, ...(container !== undefined && { container: nameOf(container) }) });
    podsBelow(scope).forEach(overrideRendering);
    judgeAtSynthesis(scope);
  }
}

function checkRule(scope: IConstruct, rule: string): void {
  if (!isFindingId(rule)) {
    rejectConstruct('waiver-rule', scope, {
      message: `no finding has the id "${rule}", which is waived here.`,
      fix: suggestion(rule),
    });
  }
  if (kindOf(rule).level !== FindingLevel.CODE) return;
  rejectConstruct('waiver-rule', scope, {
    message: `${rule} cannot be waived: it is about what code asks for or promises.`,
    fix: 'change the code instead.',
  });
}

/** Two ids that begin with so many equal characters are taken for the same one, misspelt. */
const MIN_SHARED_START = 3;

function suggestion(rule: string): string {
  const ids = FINDING_KINDS.map(({ id }) => id);
  const best = ids.reduce((left, right) => (sharedStart(right, rule) > sharedStart(left, rule) ? right : left));
  const example = sharedStart(best, rule) < MIN_SHARED_START ? '' : `, such as ${best}`;
  return `write the id as findings show it${example}.`;
}

/** How many characters two texts share at their beginning. */
function sharedStart(left: string, right: string): number {
  let count = 0;
  while (count < left.length && left[count] === right[count]) count += 1;
  return count;
}
