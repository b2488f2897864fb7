import type { Finding } from '../../findings/finding';
import type { AdviceTable } from './advice';

const ADVICE: AdviceTable = {};

/** A finding with what to write in code, if the fix does not say it all. */
export function withAdvice(finding: Finding): Finding {
  const code = Object.hasOwn(ADVICE, finding.rule) ? ADVICE[finding.rule]?.(finding) : undefined;
  return code === undefined ? finding : { ...finding, code };
}
