import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Program } from './programs';

/** A fault and what is named of it. */
export interface CaseRow {
  readonly title: string;
  /** Why the API server refuses it; undefined if it does not. */
  readonly refusal: string | undefined;
  /** The checks that name it, for each program. */
  readonly named: readonly (readonly string[])[];
}

/** What is said of manifests that API servers accept. */
export interface Alarms {
  readonly title: string;
  readonly counts: readonly { readonly findings: number; readonly checks: number }[];
}

/** How long a program takes. */
export interface TimeRow {
  readonly name: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** All that the page compares. */
export interface Comparison {
  readonly programs: readonly Program[];
  readonly rows: readonly CaseRow[];
  readonly alarms: readonly Alarms[];
  readonly times: readonly TimeRow[];
}

const PAGE = resolve(__dirname, '..', '..', 'docs', 'linters.md');

/** Writes the tables of the page; what stands around their marks stays. */
export function writePage(comparison: Comparison): void {
  const { programs, rows, alarms, times } = comparison;
  const heads = programs.map(({ name, version }) => `${name} ${version}`);
  const tables: Readonly<Record<string, string>> = {
    faults: tableOf(['fault', 'API server', ...heads], rows.map(rowOf)),
    alarms: tableOf(
      ['manifests', ...heads],
      alarms.map(({ title, counts }) => [title, ...counts.map(({ findings, checks }) => countText(findings, checks))]),
    ),
    times: tableOf(
      ['', 'seconds', 'CPU seconds'],
      times.map(({ name, seconds, cpuSeconds }) => [name, seconds.toFixed(2), cpuSeconds.toFixed(2)]),
    ),
  };
  let page = readFileSync(PAGE, 'utf8');
  for (const [name, table] of Object.entries(tables)) page = replaced(page, name, table);
  writeFileSync(PAGE, page);
}

function rowOf({ title, refusal, named }: CaseRow): string[] {
  const cells = named.map((checks) => (checks.length === 0 ? '' : checks.map((check) => `\`${check}\``).join(', ')));
  return [title, refusal === undefined ? 'takes it' : 'refuses it', ...cells];
}

function countText(findings: number, checks: number): string {
  return findings === 0 ? '0' : `${findings} by ${checks} ${checks === 1 ? 'check' : 'checks'}`;
}

function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function replaced(page: string, name: string, table: string): string {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const [at, to] = [page.indexOf(begin), page.indexOf(end)];
  if (at < 0 || to < at) throw new Error(`docs/linters.md lacks the marks of ${name}`);
  return `${page.slice(0, at + begin.length)}\n\n${table}\n\n${page.slice(to)}`;
}
