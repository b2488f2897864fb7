import { greatest } from '../../kubernetes/greatest';
import { printable } from '../../kubernetes/printable';
import { commandLines } from './command-lines';
import { padded, widthOf, wrapped } from './wrap';
import type { Paint, Style } from './style';

/** The width that text fits into unless a terminal is wider. */
export const WIDTH = 80;

/** The narrowest and the widest text: tables need some room, and long lines are hard to read. */
const BOUNDS = { narrowest: 60, widest: 120 } as const;

/** The width of text for a terminal of some columns; that of a file if there is none. */
export function widthFor(columns: number | undefined): number {
  return columns === undefined ? WIDTH : Math.min(Math.max(columns, BOUNDS.narrowest), BOUNDS.widest);
}

const INDENT = '  ';
const GAP = '  ';

/** A piece of a table. */
export interface Cell {
  readonly text: string;
  readonly style?: Style | undefined;
}

/** A row of a table, or a text that goes across all of its columns. */
export type Row = readonly (Cell | string)[] | { readonly across: string; readonly style?: Style };

/** A part of a text for people. Its texts need not be safe to print: they are escaped here. */
export type Block =
  | { readonly type: 'heading'; readonly text: string; readonly style?: Style }
  | { readonly type: 'text'; readonly text: string; readonly style?: Style | undefined }
  | {
      readonly type: 'table';
      readonly rows: readonly Row[];
      readonly header?: readonly string[];
      readonly indent?: number;
    }
  | { readonly type: 'commands'; readonly commands: readonly string[] };

/** The lines of a block, none of them wider than the width. */
export function linesOf(block: Block, paint: Paint, width = WIDTH): string[] {
  switch (block.type) {
    case 'heading':
      return wrapped(printable(block.text), width).map((line) => paint(line, block.style ?? 'heading'));
    case 'text':
      return paragraph(printable(block.text), INDENT, width, (line) => paint(line, block.style));
    case 'table':
      return tableLines(block, width, paint);
    case 'commands':
      return block.commands.flatMap((command) => commandLines(printable(command), width, INDENT));
  }
}

/** A paragraph whose later lines stand a little further in than its first. */
function paragraph(text: string, margin: string, width: number, paint: (line: string) => string): string[] {
  return wrapped(text, width - margin.length - INDENT.length).map((line, index) => {
    return margin + (index === 0 ? '' : INDENT) + paint(line);
  });
}

type Table = Extract<Block, { type: 'table' }>;

function tableLines({ rows, header, indent = 1 }: Table, width: number, paint: Paint): string[] {
  const margin = INDENT.repeat(indent);
  const titles = header?.map((text): Cell => ({ text, style: 'quiet' }));
  const all = [...(titles ? [titles] : []), ...rows.map(printableRow)];
  const widths = columnWidths(all.filter(isCells), width - margin.length);
  return all.flatMap((row) => {
    if (isCells(row)) return rowLines(row, widths, paint).map((line) => margin + line);
    return paragraph(row.across, margin + INDENT, width, (line) => paint(line, row.style));
  });
}

type PrintableRow = readonly Cell[] | { readonly across: string; readonly style?: Style };

function printableRow(row: Row): PrintableRow {
  if ('across' in row) return { ...row, across: printable(row.across) };
  return row.map((cell) =>
    typeof cell === 'string' ? { text: printable(cell) } : { ...cell, text: printable(cell.text) },
  );
}

function isCells(row: PrintableRow): row is readonly Cell[] {
  return !('across' in row);
}

/** The widths of the columns. If they do not fit side by side, the widest one shrinks first. */
function columnWidths(rows: readonly (readonly Cell[])[], width: number): number[] {
  const count = rows.reduce((most, row) => Math.max(most, row.length), 0);
  const available = width - GAP.length * (count - 1);
  const widths = Array.from({ length: count }, (_, column) => {
    const widest = rows.reduce((most, row) => Math.max(most, widthOf(row[column]?.text ?? '')), 0);
    return Math.min(available, widest);
  });
  for (let excess = sumOf(widths) - available; excess > 0; excess -= 1) {
    const widest = widths.indexOf(greatest(widths));
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function rowLines(row: readonly Cell[], widths: readonly number[], paint: Paint): string[] {
  const columns = row.map(({ text }, column) => wrapped(text, widths[column] ?? 0));
  const height = greatest(columns.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => {
    const cells = columns.map((lines, column) => {
      const text = lines[line] ?? '';
      const filling = padded(text, widths[column] ?? 0).slice(text.length);
      return paint(text, row[column]?.style) + filling;
    });
    return cells.join(GAP).trimEnd();
  });
}
