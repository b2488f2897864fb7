import type { LocatedFinding } from '../check/located-finding';
import { shownText } from '../findings/finding-text';
import { groupBy } from '../kubernetes/group-by';
import type { ValidationViolation, ViolatingResource } from './validation-context';

/** Findings as `cdk8s synth` reports them: one violation for what is the same of several objects. */
export function violationsOf(findings: readonly LocatedFinding[]): ValidationViolation[] {
  const same = groupBy(findings, ({ rule, severity, message, fix }) => JSON.stringify([rule, severity, message, fix]));
  return [...same.values()].flatMap((found) => {
    const [first] = found;
    if (!first) return [];
    const { rule, severity, message, fix } = first;
    const byObject = groupBy(found, ({ file, kind, namespace, name }) => JSON.stringify([file, kind, namespace, name]));
    return {
      ruleName: rule,
      recommendation: `${severity}: ${shownText(message)}`,
      fix: shownText(fix),
      violatingResources: [...byObject.values()].flatMap(resourceOf),
    };
  });
}

function resourceOf(findings: readonly LocatedFinding[]): ViolatingResource[] {
  const [first] = findings;
  if (!first) return [];
  return [{ resourceName: shownText(first.name), locations: findings.map(locationOf), manifestPath: first.file }];
}

function locationOf({ path, line, container }: LocatedFinding): string {
  const inContainer = container === null ? '' : `, container "${container}"`;
  return shownText(`${path ?? 'the object'} (line ${line}${inContainer})`);
}
