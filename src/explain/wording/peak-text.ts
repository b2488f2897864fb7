import type { Peak } from '../../pod/resources/effective-resources';

/** Why the Pod needs more than its running containers do: one sentence without its full stop. */
export function peakText({ side, resource, container, amount, runningAmount, includesSidecars }: Peak): string {
  const who = `init container "${container}"${includesSidecars ? ' with the sidecars before it' : ''}`;
  if (side === 'limits') {
    return `${who} has a higher ${resource} limit (${amount}) than the running Pod (${runningAmount})`;
  }
  return `${who} needs more ${resource} (${amount}) than the running Pod (${runningAmount})`;
}
