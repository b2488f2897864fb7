import { groupBy } from '../kubernetes/group-by';
import { objectText, type Finding } from './finding';

/** A finding, and the others that say the same of other containers, objects or constructs. */
export interface SameFindings {
  readonly finding: Finding;
  readonly others: readonly Finding[];
}

/** The findings with those as one that differ by their place alone, in the order of the first of each. */
export function groupSame(findings: readonly Finding[]): SameFindings[] {
  const places = new Map(findings.map((finding, index) => [finding, index]));
  const placeOf = ({ finding }: SameFindings): number => places.get(finding) ?? 0;
  return [...groupBy(findings, shapeOf).values()]
    .flatMap((group) => (haveSeveralHolders(group) ? [group] : group.map((finding) => [finding])))
    .flatMap(([finding, ...others]) => (finding ? [{ finding, others }] : []))
    .sort((left, right) => placeOf(left) - placeOf(right));
}

/** What is found several times in one container is said for each of its fields. */
function haveSeveralHolders(findings: readonly Finding[]): boolean {
  return new Set(findings.map(holderOf)).size > 1;
}

function holderOf({ construct, object, container }: Finding): string {
  return JSON.stringify([construct, object, container]);
}

/** What a finding says without the names of its own container, object and construct. */
function shapeOf(finding: Finding): string {
  const { rule, severity, message, fix, code, constructs, waiver } = finding;
  return JSON.stringify([
    rule,
    severity,
    constructs,
    waiver,
    ...[message, fix, code ?? ''].map((text) => unnamed(text, finding)),
  ]);
}

function unnamed(text: string, { container, object, construct }: Finding): string {
  const names = [container && JSON.stringify(container), objectText(object), construct];
  return names.reduce<string>((rest, name) => (name ? rest.replaceAll(name, '*') : rest), text);
}
