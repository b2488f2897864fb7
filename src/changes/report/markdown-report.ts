import { objectTitle } from '../../explain/report/pod-place';
import { isPreview, type KubernetesVersion } from '../../kubernetes/version';
import { counted, sentence } from '../../kubernetes/words';
import type { Changes } from '../changes';
import { mayReplacePods } from '../effects/workload-effect';
import type { ChangedFinding } from '../findings/finding-changes';
import type { ObjectChange } from '../object-change';
import { FirstOfRanks } from './first-of-ranks';
import { isBrief } from './is-brief';
import { folded, plainMarkdown, tableHead, tableRow } from './markdown-text';
import { effectText } from './wording/effect-text';
import { fieldText } from './wording/field-text';
import { otherFields } from './wording/other-fields';
import { placeText } from './wording/place-text';
import { podLines } from './wording/pod-texts';
import { readerTexts } from './wording/reader-texts';
import { refusalText } from './wording/refusal-text';
import { rolloutTexts } from './wording/rollout-text';
import { summaryText } from './wording/summary-text';
import { worseText } from './wording/worse-text';

/** What decides how a report in Markdown looks. */
export interface MarkdownForm {
  /** The version of Kubernetes that the manifests are for. */
  readonly target: KubernetesVersion;
  /** Whether objects are listed that are only written in another way. */
  readonly showsAll: boolean;
}

/** Comments of pull requests take 65,536 characters on one site, and more on others. */
export const MAX_MARKDOWN = 60_000;

/** What the table may take, and what is left for the words around it. */
const [MAX_TABLE, RESERVE] = [20_000, 500];

/** What changes do, for a pull request: a sentence, a table, and folded details; shorter than `MAX_MARKDOWN`. */
export function changesMarkdown(changes: Changes, { target, showsAll }: MarkdownForm): string {
  const parts = new MarkdownParts();
  for (const change of changes.objects) if (showsAll || change.action !== 'rewritten') parts.add(change);
  const head = `**${summaryText(changes.summary)}**`;
  const foot = `For Kubernetes ${target.toString()}${isPreview(target) ? ', a preview' : ''}.`;
  const begin = [head, ...parts.table()];
  const left = MAX_MARKDOWN - RESERVE - begin.join('\n\n').length;
  const details = parts.details();
  const kept = fitting(details, left, 2);
  const missing = kept.length < details.length ? ['The rest of the details is left out: it would be too long.'] : [];
  return `${[...begin, ...kept, ...missing, foot].join('\n\n')}\n`;
}

/** No more names are listed in one piece. */
const MAX_NAMES = 100;

/** The parts of a report, of which no more is kept than can be shown. */
class MarkdownParts {
  private readonly rows = new FirstOfRanks<readonly string[]>(MAX_TABLE);
  private readonly told = new FirstOfRanks<string>(MAX_MARKDOWN);
  private readonly created = new FirstOfRanks<string>(MAX_MARKDOWN);
  private readonly columns = new Set<Column>();
  private count = 0;

  public add(change: ObjectChange): void {
    const rank = rankOf(change);
    if (isCreatedAlone(change)) {
      const line = `- ${plainMarkdown(`${objectTitle(change)}: ${effectText(change)}`)}`;
      return this.created.add(rank, line, line.length);
    }
    this.count += 1;
    for (const column of COLUMNS) if (!this.columns.has(column) && column.of(change) !== '') this.columns.add(column);
    if (!this.rows.isFull(rank)) this.addRow(change, rank);
    if (!this.told.isFull(rank)) this.addDetails(change, rank);
  }

  /** The table, and how many do not fit into it. */
  public table(): string[] {
    const shown = COLUMNS.map((column) => this.columns.has(column));
    const isShown = (_cell: unknown, index: number): boolean => shown[index] === true;
    const texts = this.rows.all().map((cells) => tableRow(cells.filter(isShown)));
    const table = fitting(texts, MAX_TABLE);
    const titles = tableHead(COLUMNS.map(({ title }) => title).filter(isShown));
    return [...(table.length > 0 ? [[...titles, ...table].join('\n')] : []), ...moreText(this.count - table.length)];
  }

  public details(): string[] {
    const names = this.created.all();
    const pieces = Array.from({ length: Math.ceil(names.length / MAX_NAMES) }, (_, index) => {
      return names.slice(index * MAX_NAMES, (index + 1) * MAX_NAMES);
    });
    return [...this.told.all(), ...pieces.map((piece) => folded(`${counted(piece.length, 'object')} created`, piece))];
  }

  private addRow(change: ObjectChange, rank: number): void {
    const cells = COLUMNS.map(({ of }) => of(change));
    this.rows.add(rank, cells, cells.join('').length);
  }

  private addDetails(change: ObjectChange, rank: number): void {
    const text = detailsOf(change);
    if (text !== '') this.told.add(rank, text, text.length);
  }
}

/** Of what is created, and nothing was found of, the name is enough; what is deleted stands in the table. */
function isCreatedAlone(change: ObjectChange): boolean {
  return change.action === 'created' && isBrief(change);
}

function moreText(more: number): string[] {
  return more > 0 ? [`${counted(more, 'object')} more ${more === 1 ? 'is' : 'are'} left out of the table.`] : [];
}

/** As many texts from the beginning as fit into a length. */
function fitting(texts: readonly string[], length: number, between = 1): string[] {
  let left = length;
  const end = texts.findIndex((text) => (left -= text.length + between) < 0);
  return end < 0 ? [...texts] : texts.slice(0, end);
}

/** What needs a look comes first: what is refused, then what got worse, then what has new Pods. */
function rankOf({ refusals, worse, effect }: ObjectChange): number {
  if (refusals.length > 0) return 0;
  if (worse.length > 0) return 1;
  return mayReplacePods(effect) ? 2 : 3;
}

/** A column of the table; without anything in it, it is left out. */
interface Column {
  readonly title: string;
  /** What stands there of a change, in Markdown. */
  readonly of: (change: ObjectChange) => string;
}

const COLUMNS: readonly Column[] = [
  { title: 'object', of: (change) => plainMarkdown(objectTitle(change)) },
  { title: 'what happens', of: whatHappens },
  { title: 'rollout', of: rolloutCell },
  { title: 'findings', of: findingsCell },
];

function whatHappens(change: ObjectChange): string {
  const worse = worseText(change);
  const what = change.refusals.length > 0 ? `**${effectText(change)}**` : plainMarkdown(effectText(change));
  return worse === undefined ? what : `${what}; **${worse}**`;
}

/** The title of the column says already what takes that time. */
function rolloutCell(change: ObjectChange): string {
  const [text = ''] = rolloutTexts(change);
  return plainMarkdown(text.replace(/^the rollout (takes )?/, ''));
}

function findingsCell({ findings: { added, mended } }: ObjectChange): string {
  const counts = [
    ...(added.length > 0 ? [`${added.length} new`] : []),
    ...(mended.length > 0 ? [`${mended.length} mended`] : []),
  ];
  return counts.join(', ');
}

/** No more lines of one kind are listed of an object. */
const MAX_LINES = 30;

function detailsOf(change: ObjectChange): string {
  const rows = [
    ...change.pods.flatMap(podLines).map(({ what, text }) => [what, text]),
    ...otherFields(change).map((field) => [field.path, fieldText(field)]),
  ];
  const { added, mended } = change.findings;
  const texts = [
    ...change.refusals.map(refusalText),
    ...[...rolloutTexts(change).slice(1), ...readerTexts(change.readers)].map(sentence),
    ...added.map((finding) => findingText('New', finding)),
    ...mended.map((finding) => findingText('Mended', finding)),
  ];
  if (rows.length + texts.length === 0) return '';
  const items = limited(texts).map((text) => `- ${plainMarkdown(text)}`);
  const table = limited(rows).map((cells) => tableRow(cells.map(plainMarkdown)));
  const title = `${plainMarkdown(objectTitle(change))} <sub>${plainMarkdown(placeText(change))}</sub>`;
  const left = Math.max(0, rows.length - MAX_LINES) + Math.max(0, texts.length - MAX_LINES);
  return folded(title, [
    ...items,
    ...(table.length > 0
      ? [...(items.length > 0 ? [''] : []), ...tableHead(['what', 'before and after']), ...table]
      : []),
    ...(left > 0 ? ['', `And ${counted(left, 'line')} more.`] : []),
  ]);
}

function limited<Item>(items: readonly Item[]): readonly Item[] {
  return items.slice(0, MAX_LINES);
}

function findingText(word: string, { severity, rule, message, fix }: ChangedFinding): string {
  const advice = word === 'New' ? ` To mend it: ${fix}` : '';
  return `${word} ${severity} ${rule}: ${message}${advice}`;
}
