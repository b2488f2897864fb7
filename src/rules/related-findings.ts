import type { Finding } from '../findings/finding';
import type { Pod } from '../pod/pod';

/**
 * The findings without those that only follow from another one: what is said of the parts of a field of a wrong type, that
 * a field has a wrong type of which a rule says more, and that a field is missing whose name is misspelt.
 */
export function withoutConsequences(findings: readonly Finding[], pod: Pod): Finding[] {
  const undecodable = findings.filter(hasWrongType).map(pathOf);
  const meant = new Set(findings.flatMap((finding) => meantBy(finding, pod)));
  if (undecodable.length === 0 && meant.size === 0) return [...findings];
  const known = new Set(findings.filter((finding) => !hasWrongType(finding)).map(pathOf));
  return findings.filter((finding) => {
    const path = pathOf(finding);
    if (hasWrongType(finding)) return !known.has(path);
    return !meant.has(path) && !undecodable.some((place) => isBelow(path, place));
  });
}

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

function isBelow(path: string, place: string): boolean {
  return path.startsWith(`${place}.`) || path.startsWith(`${place}[`);
}
