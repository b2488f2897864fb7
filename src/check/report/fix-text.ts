import { fileText } from './text';
import type { LeftFinding } from '../fix/fix-document';
import type { LocatedFinding } from '../located-finding';
import type { Paint } from '../../explain/layout/style';
import { shownText } from '../../findings/finding-text';
import { counted } from '../../kubernetes/words';

/** What became of findings that rules can mend. */
export interface FixOutcome {
  readonly mended: readonly LocatedFinding[];
  readonly left: readonly LeftFinding[];
  /** How many files were changed, or would be. */
  readonly files: number;
  /** Whether nothing is written. */
  readonly isTrial: boolean;
}

/** What was mended and what was left, a line each, and a line that counts. */
export function fixText({ mended, left, files, isTrial }: FixOutcome, paint: Paint): string {
  const lines = [
    ...mended.map((finding) => `${paint(isTrial ? 'can be fixed' : 'fixed', 'good')}: ${placeText(finding)}`),
    ...left.map(
      ({ finding, reason }) => `${paint('note', 'warning')}: ${placeText(finding)} is left: ${shownText(reason)}.`,
    ),
    `${paint('note', 'warning')}: ${counted(mended.length, 'finding')} in ${counted(files, 'file')} ${isTrial ? 'can be ' : ''}fixed.`,
  ];
  return lines.map((line) => `${line}\n`).join('');
}

function placeText({ file, line, rule, path }: LocatedFinding): string {
  return `${fileText(file)}:${line}: ${rule}${path === null ? '' : ` in ${shownText(path)}`}`;
}
