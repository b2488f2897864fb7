import type { Finding } from '../findings/finding';
import type { FindingId } from '../findings/finding-kind';

/** The promises of a container that its resources or probes break if code chooses them twice. */
const OF_CONTAINER: readonly FindingId[] = ['exclusive-cores', 'probe-promise'];

/** The promises of a Pod or a Job as a whole that a second choice for it breaks. */
const OF_WHOLE: readonly FindingId[] = ['job-limits', 'pod-budget'];

/** The rules that say less than what code cannot do. */
const SAYS_MORE_THAN: ReadonlyMap<FindingId, FindingId> = new Map([
  ['client-starts-first', 'init-step-client'],
  ['unknown-container', 'volume-writer'],
]);

/** What an undone part breaks at its own place. */
const AT_PLACE: readonly FindingId[] = ['probe-promise', 'qos-class', 'exclusive-cores'];

/** What an undone part of a helper breaks anywhere in the same container. */
const IN_CONTAINER: readonly FindingId[] = ['start-gate', 'init-step-probe'];

/**
 * Findings without those that follow from another one, which is mended first: one choice too many, or a part that an edit
 * undoes, breaks the other one, and a volume that should go to a container of another name has nobody who writes.
 */
export function withoutConsequences(findings: readonly Finding[]): Finding[] {
  const choices = findings.filter(({ rule }) => rule === 'chosen-twice');
  const undone = findings.filter(({ rule }) => rule === 'part-undone');
  const said = new Set(findings.flatMap(({ rule }) => SAYS_MORE_THAN.get(rule) ?? []));
  if (choices.length + undone.length + said.size === 0) return [...findings];
  return findings.filter(
    (finding) =>
      !said.has(finding.rule) &&
      !choices.some((choice) => breaks(choice, finding)) &&
      !undone.some((part) => follows(finding, part)),
  );
}

function breaks({ container }: Finding, { rule, container: other = container }: Finding): boolean {
  return container === undefined ? OF_WHOLE.includes(rule) : OF_CONTAINER.includes(rule) && other === container;
}

function follows({ rule, container, location, value }: Finding, undone: Finding): boolean {
  if (rule === 'mount-volume') return undone.data !== undefined && value === JSON.stringify(undone.data['volume']);
  if (undone.container === undefined || undone.container !== container) return false;
  return IN_CONTAINER.includes(rule) || (AT_PLACE.includes(rule) && location?.path === undone.location?.path);
}
