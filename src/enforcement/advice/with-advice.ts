import { headOf, type Finding } from '../../findings/finding';
import { kindOf } from '../../rules/catalogue';
import { failureOf } from '../../rules/engine';
import type { AdviceTable } from './advice';
import { CONTAINERS_ADVICE } from './containers';
import { ENVIRONMENT_ADVICE } from './environment';
import { HELPERS_ADVICE } from './helpers';
import { HOOKS_ADVICE } from './hooks';
import { PORTS_ADVICE } from './ports';
import { PROBES_ADVICE } from './probes';
import { SECURITY_ADVICE } from './security';
import { VOLUMES_ADVICE } from './volumes';
import { WORKLOAD_ADVICE } from './workload';

/** The advice for all findings that have some. */
export const ADVICE: AdviceTable = {
  ...CONTAINERS_ADVICE,
  ...ENVIRONMENT_ADVICE,
  ...HELPERS_ADVICE,
  ...HOOKS_ADVICE,
  ...PORTS_ADVICE,
  ...PROBES_ADVICE,
  ...SECURITY_ADVICE,
  ...VOLUMES_ADVICE,
  ...WORKLOAD_ADVICE,
};

/** The findings of a workload with advice: who follows that of one should not meet the next version in another. */
export function withAdviceTogether(findings: readonly Finding[]): Finding[] {
  const versions = findings.flatMap(({ data }) => data?.['neededVersion'] ?? []);
  const minorOf = (version: string): number => Number(version.replace('1.', ''));
  const [highest] = versions.sort((one, other) => minorOf(other) - minorOf(one));
  return findings.flatMap((finding) => withAdvice(finding, highest));
}

/**
 * A finding with what to write in code, if the fix does not say it all; advice that throws is a finding of its own.
 *
 * @param highest - the version that all findings of its workload need together
 */
export function withAdvice(finding: Finding, highest?: string): Finding[] {
  const adviceOn = Object.hasOwn(ADVICE, finding.rule) ? ADVICE[finding.rule] : undefined;
  try {
    const code = adviceOn?.(needing(highest, finding));
    return [code === undefined ? finding : { ...finding, code }];
  } catch (error) {
    return [finding, { ...finding, ...headOf(kindOf('rule-failed')), ...failureOf(finding.rule, error) }];
  }
}

function needing(version: string | undefined, finding: Finding): Finding {
  const { data } = finding;
  if (version === undefined || data?.['neededVersion'] === undefined) return finding;
  return { ...finding, data: { ...data, neededVersion: version } };
}
