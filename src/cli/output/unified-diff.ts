import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import type { Paint, Style } from '../../explain/layout/style';
import { printable } from '../../kubernetes/printable';

const STYLES: ReadonlyMap<string, Style> = new Map([
  ['+', 'good'],
  ['-', 'bad'],
  ['@', 'name'],
]);

/**
 * A change of a file as `git apply` and `patch -p1` take it. Whatever its name holds, it stays on its line.
 *
 * @param isForPeople - whether a terminal shows it, which must not act on what stands in the file
 */
export function unifiedDiff(
  file: string,
  change: { readonly before: string; readonly after: string },
  paint: Paint,
  isForPeople: boolean,
): string {
  const name = printable(file.replace(/^(\.?\/+)+/, ''));
  const { before, after } = change;
  const patch = createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, {
    headerOptions: FILE_HEADERS_ONLY,
  });
  if (!isForPeople) return patch;
  return patch.replace(/[^\n]+/g, (line) => paint(printable(line), STYLES.get(line.charAt(0))));
}
