import { quotedList } from '../../kubernetes/words';
import type { UnhandledSignal } from '../../pod/timeline/phase-outcome';
import { endsProcesses } from '../../pod/timeline/stop-signal';

/** What becomes of processes that do not handle their stop signals: a sentence for all that have the same end. */
export function unhandledTexts(signals: readonly UnhandledSignal[]): string[] {
  const byText = new Map<string, string[]>();
  for (const signal of signals) {
    const text = endText(signal);
    byText.set(text, [...(byText.get(text) ?? []), signal.container]);
  }
  const isAlike = byText.size === 1;
  return [...byText].map(([text, names]) => `A process ${isAlike ? '' : `of ${quotedList(names)} `}that ${text}.`);
}

function endText({ stopSignal, isPidOne, unhandledExitCode, killBySeconds }: UnhandledSignal): string {
  const killed = `still runs ${killBySeconds} s after the deletion is`;
  if (unhandledExitCode === null) return `${killed} terminated`;
  const unhandled = `does not handle ${stopSignal.replace(/^SIG/, '')}`;
  if (isPidOne && endsProcesses(stopSignal)) {
    return (
      `${unhandled} ignores it as process 1 of its container, is killed ${killBySeconds} s after the deletion, and counts as 137; ` +
      'below an init program of its image the signal would end it at once'
    );
  }
  return unhandledExitCode === 137
    ? `${unhandled} goes on, is killed ${killBySeconds} s after the deletion, and counts as 137`
    : `${unhandled} exits with ${unhandledExitCode}, and one that ${killed} killed and counts as 137`;
}
