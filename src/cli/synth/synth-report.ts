import { greatest } from '../../kubernetes/greatest';
import { objectText } from '../../check/report/json';
import type { Style } from '../../explain/layout/style';
import { printable } from '../../kubernetes/printable';
import { listed } from '../../kubernetes/words';
import type { FileFate, LeftReason, OutputFile } from '../../synth/output-changes';
import type { SynthDone } from '../../synth/synth-output';
import type { TextForm } from '../../check/report/text';

/** What was done, with what `check` and `diff` print of it as JSON, in pieces. */
export interface SynthJson {
  readonly done: SynthDone;
  readonly check: Iterable<string> | undefined;
  readonly changes: Iterable<string> | undefined;
}

const NULL = ['null'];

/** What was done, as one JSON object. */
export function synthJson({ done, check = NULL, changes = NULL }: SynthJson): Iterable<string> {
  return objectText([...Object.entries(done), { name: 'check', text: check }, { name: 'changes', text: changes }]);
}

/** How the fate of a file is called after it was replaced, and where it only was compared. */
const WORDS: Readonly<Record<FileFate, { readonly done: string; readonly compared: string; readonly style: Style }>> = {
  created: { done: 'created', compared: 'missing', style: 'good' },
  changed: { done: 'changed', compared: 'different', style: 'warning' },
  removed: { done: 'removed', compared: 'obsolete', style: 'bad' },
  unchanged: { done: 'unchanged', compared: 'equal', style: 'quiet' },
  left: { done: 'left', compared: 'left', style: 'quiet' },
};

const REASONS: Readonly<Record<LeftReason, string>> = {
  foreign: 'no synthesis wrote it',
  edited: 'no chart writes it any more, and it was edited',
};

/** What was done, for people: a line for each file that is not as it was, and one that sums up. */
export function* synthText(output: SynthDone, { paint }: TextForm): Generator<string> {
  if (!output.isVerification && !output.isUpToDate) {
    const reason = output.failedOn.length === 0 ? '' : ` (--fail-on ${output.failedOn.join(' and ')})`;
    yield `${printable(output.output)} is left as it was${reason}.\n`;
    return;
  }
  const told = output.files.filter(({ fate }) => fate !== 'unchanged');
  const kind = output.isVerification ? 'compared' : 'done';
  const width = greatest(told.map(({ fate }) => WORDS[fate][kind].length));
  for (const file of told) {
    const { [kind]: word, style } = WORDS[file.fate];
    yield `${paint(word, style)}${' '.repeat(width - word.length)}  ${printable(`${output.output}/${file.path}`)}${reasonText(file)}\n`;
  }
  yield `${summaryText(output, kind)}\n`;
}

function reasonText({ reason }: OutputFile): string {
  return reason === undefined ? '' : ` (${REASONS[reason]})`;
}

function summaryText({ output, summary, isUpToDate, isVerification }: SynthDone, kind: 'done' | 'compared'): string {
  const parts = Object.entries(summary).flatMap(([fate, count]) => {
    return count === 0 ? [] : `${count} ${WORDS[fate as FileFate][kind]}`;
  });
  const folder = printable(output);
  if (isVerification) {
    return isUpToDate
      ? `${folder} is what the code gives: ${listed(parts)}.`
      : `${folder} is not what the code gives: ${listed(parts)}. Run "pod-patterns synth", and commit what it changes.`;
  }
  return `${folder}: ${listed(parts)}.`;
}
