import type { Finding } from '../findings/finding';
import { FindingSeverity } from '../findings/finding-kind';
import { FindingsError, throwFindings } from './findings-error';

/**
 * Throws what counts of some findings if an error is among them that nobody waived.
 *
 * @param otherProblems - what validations of other libraries say; asked for only if synthesis stops
 */
export function stopOnErrors(findings: readonly Finding[], otherProblems: () => readonly string[] = () => []): void {
  const counting = findings.filter(({ waiver }) => waiver === undefined);
  if (!counting.some(({ severity }) => severity === FindingSeverity.ERROR)) return;
  throwFindings(new FindingsError(counting, otherProblems()));
}
