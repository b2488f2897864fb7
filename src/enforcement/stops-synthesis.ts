import type { Finding } from '../findings/finding';
import { FindingSeverity } from '../findings/finding-kind';

/** Whether a finding stops synthesis: an error that nobody waived. */
export function stopsSynthesis({ severity, waiver }: Finding): boolean {
  return severity === FindingSeverity.ERROR && waiver === undefined;
}
