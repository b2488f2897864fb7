/** The files that tell of a preset, as texts by their path; a file that is missing has none. */
export interface PresetTexts {
  readonly file: string;
  readonly source: string;
  readonly index: string;
  readonly page: string;
  readonly test: string;
  readonly gallery: string;
}

/** What a preset lacks, each as a line that says what to do. */
export function missingPieces({ file, source, index, page, test, gallery }: PresetTexts): string[] {
  const [, name = ''] = /^export class (\w+)/m.exec(source) ?? [];
  const [, image = ''] = /IMAGE = '([^']+)'/.exec(source) ?? [];
  const call = `new ${name}(`;
  const calls = (text: string): number => text.split(call).length - 1;
  const demands: readonly (readonly [isThere: boolean, demand: string])[] = [
    [name !== '', `src/patterns/presets/${file}.ts exports no class`],
    [image !== '', `src/patterns/presets/${file}.ts pins no image: public static readonly IMAGE = '…'`],
    [source.includes('@example') && calls(source) > 0, `the doc comment of ${name} has no @example with ${call}…`],
    ...exportLines(file, source).map(
      (line) => [unwrapped(index).includes(line), `src/index.ts lacks: ${line}`] as const,
    ),
    [page !== '', `docs/patterns/${file}.md is missing`],
    [page.includes(image), `docs/patterns/${file}.md does not name the image ${image}`],
    [calls(page) > 1, `docs/patterns/${file}.md lacks the smallest sample or a real one, each with ${call}…`],
    [calls(test) > 0, `test/patterns/presets/${file}.test.ts does not make one`],
    [calls(gallery) > 0, `no file in src/gallery shows it with ${call}…`],
  ];
  return demands.filter(([isThere]) => !isThere).map(([, demand]) => demand);
}

/** The lines of src/index.ts for what the file of a preset exports. */
function exportLines(file: string, source: string): string[] {
  const path = `'./patterns/presets/${file}';`;
  const names = (keyword: string): string[] =>
    [...source.matchAll(new RegExp(`^export ${keyword} (\\w+)`, 'gm'))].map(([, name = '']) => name).sort();
  const [values, types] = [[...names('class'), ...names('enum')].sort(), names('interface')];
  return [
    ...(values.length > 0 ? [`export { ${values.join(', ')} } from ${path}`] : []),
    ...(types.length > 0 ? [`export type { ${types.join(', ')} } from ${path}`] : []),
  ];
}

/** A text with each list of names on one line, however the formatter broke it. */
function unwrapped(text: string): string {
  return text
    .replace(/\{\s+/g, '{ ')
    .replace(/,?\s+\}/g, ' }')
    .replace(/,\s+/g, ', ');
}
