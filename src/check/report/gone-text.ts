import type { Paint } from '../../explain/layout/style';
import { shownText } from '../../findings/finding-text';
import { counted } from '../../kubernetes/words';
import type { BaselineEntry, BaselineState } from '../baseline/baseline';
import { aboutText } from './text';

/** How many entries are named. */
const MAX_NAMED = 20;

/** What a baseline has and was not found any more, a line each, and what to do about it; empty if there is nothing. */
export function goneText({ file, gone }: BaselineState, paint: Paint): string {
  if (gone.length === 0) return '';
  const count = gone.reduce((sum, entry) => sum + entry.count, 0);
  const rest = gone.length - MAX_NAMED;
  const lines = [
    ...gone.slice(0, MAX_NAMED).map((entry) => `gone: ${entryText(entry)}`),
    ...(rest > 0 ? [`gone: ${rest} more`] : []),
    `${counted(count, 'finding')} of the baseline ${count === 1 ? 'is' : 'are'} gone: write it again with --write-baseline.`,
  ];
  return lines.map((line) => `${paint('note', 'warning')}: ${shownText(file)}: ${line}\n`).join('');
}

function entryText(entry: BaselineEntry): string {
  const { rule, file, path, count } = entry;
  const times = count === 1 ? '' : ` (${count} times)`;
  const about = [shownText(file), aboutText(entry), path === null ? '' : shownText(path)];
  return `${rule} in ${about.filter((part) => part !== '').join(', ')}${times}`;
}
