import type { Finding } from '../findings/finding';
import type { FindingId } from '../findings/finding-kind';

/** The promises of a container that its resources or probes break if code chooses them twice. */
const OF_CONTAINER: readonly FindingId[] = ['exclusive-cores', 'probe-promise'];

/** The promises of a Pod or a Job as a whole that a second choice for it breaks. */
const OF_WHOLE: readonly FindingId[] = ['job-limits', 'pod-budget'];

/** What an undone part of a helper breaks anywhere in its container. */
const OF_HELPER: readonly FindingId[] = ['start-gate', 'init-step-probe'];

/** What other resources of a Pod as a whole lead to. */
const OF_BUDGET: readonly FindingId[] = ['pod-level-resources', 'pod-level-defaults'];

/** The rules that say less than what code cannot do. */
const SAYS_MORE_THAN: ReadonlyMap<FindingId, FindingId> = new Map([
  ['client-starts-first', 'init-step-client'],
  ['unknown-container', 'volume-writer'],
]);

/** Findings without those that follow from another one, which is mended first. */
export function withoutConsequences(findings: readonly Finding[]): Finding[] {
  const choices = findings.filter(({ rule }) => rule === 'chosen-twice');
  const undone = findings.filter(({ rule }) => rule === 'part-undone');
  const said = new Set(findings.flatMap(({ rule }) => SAYS_MORE_THAN.get(rule) ?? []));
  const budgets = findings.filter(({ rule }) => rule === 'pod-budget');
  const missed = findings.filter(({ rule }) => rule === 'probe-promise');
  return findings.filter(
    (finding) =>
      !said.has(finding.rule) &&
      !choices.some((choice) => breaks(choice, finding)) &&
      !undone.some((part) => undoes(part, finding)) &&
      !budgets.some((budget) => outgrows(budget, finding)) &&
      !missed.some((deadline) => finding.rule === 'part-undone' && isSamePlace(deadline, finding)),
  );
}

/** One choice too many breaks the other one. */
function breaks({ container }: Finding, { rule, container: other = container }: Finding): boolean {
  return container === undefined ? OF_WHOLE.includes(rule) : OF_CONTAINER.includes(rule) && other === container;
}

function undoes(part: Finding, finding: Finding): boolean {
  const { rule, container, value } = finding;
  if (rule === 'mount-volume') return names(part, 'removed', value) || isChangedMount(part, finding);
  if (rule === 'shared-volume') return names(part, 'unmounted', JSON.stringify(finding.data?.['volume']));
  if (rule === 'qos-class') return isSamePlace(part, finding);
  return part.container !== undefined && part.container === container && OF_HELPER.includes(rule);
}

/** Whether one of the names that a finding has as data is that of a value. */
function names({ data }: Finding, list: string, value: string | undefined): boolean {
  return namesIn(data, list).some((name) => value === JSON.stringify(name));
}

function namesIn(data: Finding['data'], list: string): string[] {
  return JSON.parse(data?.[list] ?? '[]') as string[];
}

function isChangedMount({ data }: Finding, { location }: Finding): boolean {
  return namesIn(data, 'changed').some((place) => location?.path?.endsWith(`.${place}.name`));
}

/** What resources of a Pod as a whole do that are no longer those of its budget, which code gave them. */
function outgrows({ data }: Finding, { rule, location }: Finding): boolean {
  const path = location?.path ?? '';
  if (data === undefined || !/\.spec\.resources\b/.test(`.${path}`)) return false;
  if (rule === 'request-above-limit') return true;
  return OF_BUDGET.includes(rule) && namesIn(data, 'resources').some((resource) => path.includes(`[${resource}]`));
}

function isSamePlace(one: Finding, other: Finding): boolean {
  const path = one.location?.path;
  return path !== undefined && path === other.location?.path;
}
