import { printable, shortened } from '../../kubernetes/printable';

/** What Markdown, HTML or a formula could be made of. */
const SPECIAL = /[\\`*_{}[\]<>|~#$&!^=]/g;

/** Where a site would make a mention, a reference or a link of plain text: a space without width keeps it from that. */
const LINKS = /(@|&#35;|&#33;|:(?=\/\/)|www(?=\.)|GH(?=-))/gi;

const NO_SPACE = '&#8203;';

/** The longest text of a manifest that is shown. */
const MAX_LENGTH = 400;

/** A text of which Markdown makes nothing but this text, whoever wrote it. It may stand in a cell of a table, and in HTML. */
export function plainMarkdown(text: string): string {
  return shortened(printable(text), MAX_LENGTH)
    .replace(SPECIAL, (character) => `&#${character.charCodeAt(0)};`)
    .replace(LINKS, `$1${NO_SPACE}`);
}

/** A row of a table. The cells are Markdown. */
export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** The head of a table. */
export function tableHead(titles: readonly string[]): string[] {
  return [tableRow(titles), tableRow(titles.map(() => '---'))];
}

/** A part that is folded until somebody opens it. */
export function folded(title: string, lines: readonly string[]): string {
  return ['<details>', `<summary>${title}</summary>`, '', ...lines, '', '</details>'].join('\n');
}
