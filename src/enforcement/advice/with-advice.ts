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

/** A finding with what to write in code, if the fix does not say it all; advice that throws is a finding of its own. */
export function withAdvice(finding: Finding): Finding[] {
  const adviceOn = Object.hasOwn(ADVICE, finding.rule) ? ADVICE[finding.rule] : undefined;
  try {
    const code = adviceOn?.(finding);
    return [code === undefined ? finding : { ...finding, code }];
  } catch (error) {
    return [finding, { ...finding, ...headOf(kindOf('rule-failed')), ...failureOf(finding.rule, error) }];
  }
}
