import type * as kplus from 'cdk8s-plus-27';

/** What cdk8s-plus-27 exports. */
export type Plus = typeof kplus;

/** What keeps a value from going into a cdk8s-plus container. */
export interface PlusProblem {
  /** The name of the container, if one is known. */
  readonly container?: string;
  readonly value?: unknown;
  /** One sentence. */
  readonly message: string;
  readonly fix?: string;
}

/** Turns a problem into the error of whoever asked. */
export type Reject = (problem: PlusProblem) => never;

/**
 * The optional package cdk8s-plus-27. This is the only place that loads it, and only if one of its values is made.
 *
 * @param purpose - what needs it, such as `spreading probes into a container`
 * @param reject - called if it cannot be loaded
 */
export function loadPlus(purpose: string, reject: Reject): Plus {
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- an optional package is loaded when it is needed
    return require('cdk8s-plus-27') as Plus;
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    return reject({ message: `${purpose} needs cdk8s-plus-27, which cannot be loaded: ${reason}.` });
  }
}
