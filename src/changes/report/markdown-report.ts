import { objectTitle } from '../../explain/report/pod-place';
import { isPreview, type KubernetesVersion } from '../../kubernetes/version';
import { counted, sentence } from '../../kubernetes/words';
import type { Changes } from '../changes-of';
import { mayReplacePods } from '../effects/workload-effect';
import type { ChangedFinding } from '../findings/finding-changes';
import type { ObjectChange } from '../object-change';
import { folded, plainMarkdown, tableHead, tableRow } from './markdown-text';
import { otherFields } from './text-report';
import { effectText } from './wording/effect-text';
import { fieldText } from './wording/field-text';
import { placeText } from './wording/place-text';
import { podLines } from './wording/pod-texts';
import { readerTexts } from './wording/reader-texts';
import { refusalText } from './wording/refusal-text';
import { rolloutTexts } from './wording/rollout-text';
import { summaryText } from './wording/summary-text';

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
export function changesMarkdown({ objects, summary }: Changes, { target, showsAll }: MarkdownForm): string {
  const shown = sorted(objects.filter(({ action }) => showsAll || action !== 'rewritten'));
  const head = `**${summaryText(summary)}**`;
  const foot = `For Kubernetes ${target.toString()}${isPreview(target) ? ', a preview' : ''}.`;
  if (shown.length === 0) return `${head}\n\n${foot}\n`;
  const table = fitting(shown.map(rowOf), MAX_TABLE);
  const titles = tableHead(['object', 'what happens', 'rollout', 'findings']);
  const parts = [head, [...titles, ...table].join('\n'), ...moreText(shown.length - table.length)];
  const left = MAX_MARKDOWN - RESERVE - parts.join('\n\n').length;
  const details = shown.map(detailsOf).filter((text) => text !== '');
  const kept = fitting(details, left, 2);
  const rest = details.length - kept.length;
  const missing = rest > 0 ? [`The details of ${counted(rest, 'object')} are left out: they would be too long.`] : [];
  return `${[...parts, ...kept, ...missing, foot].join('\n\n')}\n`;
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
function sorted(objects: readonly ObjectChange[]): ObjectChange[] {
  return [...objects].sort((left, right) => rankOf(left) - rankOf(right));
}

function rankOf({ refusals, worse, effect }: ObjectChange): number {
  if (refusals.length > 0) return 0;
  if (worse.length > 0) return 1;
  return mayReplacePods(effect) ? 2 : 3;
}

function rowOf(change: ObjectChange): string {
  const { findings, refusals } = change;
  const what = refusals.length > 0 ? `**${effectText(change)}**` : plainMarkdown(effectText(change));
  const [rollout = ''] = rolloutTexts(change);
  const counts = [
    ...(findings.added.length > 0 ? [`${findings.added.length} new`] : []),
    ...(findings.mended.length > 0 ? [`${findings.mended.length} mended`] : []),
  ];
  return tableRow([plainMarkdown(objectTitle(change)), what, plainMarkdown(rollout), counts.join(', ')]);
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
