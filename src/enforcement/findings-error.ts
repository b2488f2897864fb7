import { sortedFindings, type Finding } from '../findings/finding';
import { FINDINGS_ERROR } from '../kubernetes/findings-error-mark';
import { findingsText } from '../findings/finding-text';

const FRAMES_TO_SEARCH = 100;

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
    const sorted = sortedFindings(findings);
    super([findingsText(sorted), ...otherText(otherProblems)].join('\n\n'));
    this.name = 'FindingsError';
    this.findings = sorted;
    // The message says it all: Node.js would print the list once more below it.
    Object.defineProperty(this, 'findings', { enumerable: false });
    Object.defineProperty(this, FINDINGS_ERROR, { value: true });
    this.stack = [`${this.name}: ${this.message}`, ...firstFrameOfUser()].join('\n');
  }
}

function otherText(problems: readonly string[]): string[] {
  return problems.length === 0 ? [] : [`Other validations failed:\n  ${problems.join('\n  ')}`];
}

/**
 * The one frame that helps: where the user's code called. Without any frame jest could not show the line of the test.
 */
function firstFrameOfUser(): string[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = FRAMES_TO_SEARCH;
  const frames = (new Error().stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  Error.stackTraceLimit = limit;
  const isOurs = ownFrames(frames[0] ?? '');
  const frame = frames.find((line) => !/[\\/]node_modules[\\/]|node:|\(<anonymous>\)/.test(line) && !isOurs(line));
  return frame === undefined ? [] : [frame];
}

/** Where our files are is read from our own frame: source maps can put them elsewhere. The gallery is a user's code. */
function ownFrames(ownFrame: string): (line: string) => boolean {
  const source = /([^(\s][^(]*[\\/])enforcement[\\/]findings-error/.exec(ownFrame)?.[1] ?? __dirname;
  return (line) => line.includes(source) && !line.includes(`${source}gallery`);
}

/** Throws, without Node.js printing this line of code above the message. */
export function throwFindings(error: FindingsError): never {
  throw error; // node-do-not-add-exception-line
}
