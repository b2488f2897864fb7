import { sortedFindings, type Finding } from '../findings/finding';
import { withoutPasswords } from '../kubernetes/sensitive';
import { FINDINGS_ERROR } from '../kubernetes/findings-error-mark';
import { showStack } from '../kubernetes/shown-stack';
import { findingsText } from '../findings/finding-text';
import { usersFrame } from './users-frame';

/** Whether an error is one of ours, whichever copy of this package threw it. */
export function isFindingsError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && FINDINGS_ERROR in error;
}

/**
 * Synthesis stopped, or a construct was refused: the findings say why.
 */
export class FindingsError extends Error {
  /**
   * Whether an error is one of these, whichever copy of this package threw it.
   * @internal
   */
  public static override [Symbol.hasInstance](error: unknown): boolean {
    return isFindingsError(error);
  }

  /** What was found, each by itself; the message says once what differs by its place alone. */
  public readonly findings: readonly Finding[];

  /**
   * @param findings - what was found
   * @param otherProblems - what validations of other libraries say, as text
   */
  public constructor(findings: readonly Finding[], otherProblems: readonly string[] = []) {
    const sorted = sortedFindings(findings.map(maskedFinding));
    super([findingsText(sorted), ...otherText(otherProblems)].join('\n\n'));
    this.name = 'FindingsError';
    this.findings = sorted;
    // The message says it all: Node.js would print the list once more below it.
    Object.defineProperty(this, 'findings', { enumerable: false });
    Object.defineProperty(this, FINDINGS_ERROR, { value: true });
    showStack(this, usersFrame());
  }
}

/** People write a URL where a host belongs, with its password. */
function maskedFinding(finding: Finding): Finding {
  const { message, value } = finding;
  return {
    ...finding,
    message: withoutPasswords(message),
    ...(value !== undefined && { value: withoutPasswords(value) }),
  };
}

function otherText(problems: readonly string[]): string[] {
  return problems.length === 0 ? [] : [`Other validations failed:\n  ${problems.join('\n  ')}`];
}

/** Throws, without Node.js printing this line of code above the message. */
export function throwFindings(error: FindingsError): never {
  throw error; // node-do-not-add-exception-line
}
