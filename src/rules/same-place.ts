import type { Finding } from '../findings/finding';
import type { FindingId } from '../findings/finding-kind';
import { groupBy } from '../kubernetes/group-by';
import { onceEach } from './server-causes';

/**
 * Rules that find another fault in a place in which one is found already: a value that there is not is none that is allowed
 * either, and of a field that must not be set nobody wants to know what is wrong with its value.
 */
const SAID_BY: ReadonlyMap<FindingId, readonly FindingId[]> = new Map<FindingId, readonly FindingId[]>([
  ['ambiguous-port-name', ['duplicate-port-name']],
  ['apparmor-profile', ['annotation-value', 'enum-value', 'required-field']],
  ['enum-value', ['feature-unavailable']],
  ['field-format', ['variable-source']],
  ['file-variable', ['field-format']],
  ['forbidden-sysctl', ['field-format', 'required-field']],
  ['host-port', ['port-number']],
  ['host-users', ['linux-only-field']],
  ['negative-amount', ['endless-deadline', 'probe-grace-period']],
  ['number-range', ['endless-deadline']],
  ['privileged-container', ['linux-only-field']],
  ['host-namespaces', ['linux-only-field']],
  ['probe-port-undeclared', ['port-number']],
  ['proc-mount', ['enum-value']],
  ['resource-amount', ['resource-name']],
  ['restricted-proc-mount', ['enum-value']],
  ['seccomp-profile', ['enum-value', 'feature-unavailable', 'required-field']],
  ['sub-path', ['ephemeral-container']],
  ['toleration', ['enum-value']],
  ['user-id', ['linux-only-field']],
  ['volume-detail', ['required-field']],
  ['volume-type', ['one-of']],
]);

/** The findings with one for each fault of a place; what the API server says of the others is said with it. */
export function onePerFault(findings: readonly Finding[]): Finding[] {
  if (!findings.some(({ rule }) => SAID_BY.has(rule))) return [...findings];
  const others = new Map<Finding, Finding[]>();
  const dropped = new Set<Finding>();
  for (const together of groupBy(findings, ({ location }) => location?.path).values()) {
    if (together.length === 1) continue;
    const firsts = new Map([...together].reverse().map((finding) => [finding.rule, finding]));
    for (const finding of together) {
      const kept = sayingMore(finding, firsts);
      if (kept === finding) continue;
      dropped.add(finding);
      others.set(kept, [...(others.get(kept) ?? []), finding]);
    }
  }
  return findings
    .filter((finding) => !dropped.has(finding))
    .map((finding) => withCauses(finding, others.get(finding) ?? []));
}

/** The finding itself if none of its place says more. */
function sayingMore(finding: Finding, firsts: ReadonlyMap<FindingId, Finding>): Finding {
  const better = SAID_BY.get(finding.rule)?.find((rule) => firsts.has(rule));
  const next = better === undefined ? undefined : firsts.get(better);
  return next === undefined ? finding : sayingMore(next, firsts);
}

function withCauses(finding: Finding, others: readonly Finding[]): Finding {
  const causes = [finding, ...others].flatMap(({ cause, furtherCauses = [] }) =>
    cause ? [cause, ...furtherCauses] : [],
  );
  const [cause, ...furtherCauses] = onceEach(causes);
  if (others.length === 0 || cause === undefined) return finding;
  return { ...finding, cause, ...(furtherCauses.length > 0 && { furtherCauses }) };
}
