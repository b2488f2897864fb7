import type { Finding } from '../findings/finding';
import type { FindingId } from '../findings/finding-kind';
import { isInside } from '../kubernetes/value-at';
import type { Pod } from '../pod/pod';
import { rulesOfSides } from './undecodable-sides';

/**
 * The findings without those that only follow from another one: what is said of a field of a wrong type or of its parts, what
 * is compared with such a field,
 * that a field is missing whose name is misspelt, what comes of it that a field is dropped which is refused before, and what is
 * advised where code promises it.
 */
export function withoutConsequences(findings: readonly Finding[], pod: Pod): Finding[] {
  const said = new Set(findings.flatMap(({ rule }) => SAYS_MORE_THAN.get(rule) ?? []));
  const undecodable = findings.filter(hasWrongType).map(pathOf);
  const meant = new Set(findings.flatMap((finding) => meantBy(finding, pod)));
  const unknown = new Set(findings.filter(({ rule }) => rule === 'feature-unavailable').map(pathOf));
  const unsure = rulesOfSides(undecodable);
  if (undecodable.length + meant.size + unknown.size + said.size === 0) return [...findings];
  return findings.filter((finding) => {
    if (hasWrongType(finding)) return true;
    if (said.has(finding.rule) || unsure.has(finding.rule) || unknown.has(droppedFieldBefore(finding, pod)))
      return false;
    const path = pathOf(finding);
    return !meant.has(path) && !undecodable.some((place) => path === place || isInside(path, place));
  });
}

/** The rules that say less than another one: of a promise of code that is broken, or of what is refused anyway. */
const SAYS_MORE_THAN: ReadonlyMap<FindingId, FindingId> = new Map([
  ['exclusive-cores', 'guaranteed-class'],
  ['pod-budget', 'guaranteed-class'],
  ['qos-class', 'guaranteed-class'],
  ['duplicate-container', 'hardened-user'],
  ['duplicate-volume', 'volume-writer'],
  ['port-number', 'sidecar-gate'],
]);

function hasWrongType({ rule }: Finding): boolean {
  return rule === 'field-type';
}

function pathOf({ location }: Finding): string {
  return location?.path ?? '';
}

function meantBy({ rule, data }: Finding, pod: Pod): string[] {
  const path = data?.['meant'];
  return rule === 'unknown-field' && path !== undefined ? [pod.pathInObject(path)] : [];
}

/** The field of whose drop a finding is a consequence; empty for most. */
function droppedFieldBefore({ data }: Finding, pod: Pod): string {
  const path = data?.['droppedField'];
  return path === undefined ? '' : pod.pathInObject(path);
}
