import type { Finding } from '../../findings/finding';
import type { AdviceTable } from './advice';
import { CONTAINERS_ADVICE } from './containers';
import { ENVIRONMENT_ADVICE } from './environment';
import { HELPERS_ADVICE } from './helpers';
import { HOOKS_ADVICE } from './hooks';
import { PORTS_ADVICE } from './ports';
import { PROBES_ADVICE } from './probes';
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
  ...VOLUMES_ADVICE,
  ...WORKLOAD_ADVICE,
};

/** A finding with what to write in code, if the fix does not say it all. */
export function withAdvice(finding: Finding): Finding {
  const code = Object.hasOwn(ADVICE, finding.rule) ? ADVICE[finding.rule]?.(finding) : undefined;
  return code === undefined ? finding : { ...finding, code };
}
