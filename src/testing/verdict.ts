import type { TestedPod } from './tested-pod';

/** Whether something holds of a Pod. */
export interface Verdict {
  readonly holds: boolean;
  /** Whether nothing tells that it does not hold either, so that it fails behind `.not` too. */
  readonly isUnknown?: boolean;
  /** What is true of the Pod, whether it holds or not: words that follow the Pod's name, further lines may follow. */
  readonly fact: string;
  /** How to mend it if it does not hold: a sentence without a capital. */
  readonly fix?: string;
}

/** Judges one Pod. */
export type Check<Expected, Options> = (pod: TestedPod, expected: Expected, options: Options) => Verdict;

/** A Pod with its verdict. */
export interface PodVerdict {
  readonly pod: TestedPod;
  readonly verdict: Verdict;
}

/** What is to be said of Pods that are not as expected, one paragraph for each. */
export function verdictsText(judged: readonly PodVerdict[], isNot: boolean): string {
  return judged.map(({ pod, verdict }) => paragraph(pod, verdict, isNot)).join('\n\n');
}

function paragraph({ label, target }: TestedPod, { fact, fix, isUnknown }: Verdict, isNot: boolean): string {
  const lines = [`${label}, on Kubernetes ${String(target.version)}, ${fact}`];
  return [...lines, ...(fix === undefined || (isNot && isUnknown !== true) ? [] : [`  fix: ${fix}`])].join('\n');
}
