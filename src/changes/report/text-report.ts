import { linesOf, type Block, type Row } from '../../explain/layout/blocks';
import type { Paint, Style } from '../../explain/layout/style';
import { objectTitle } from '../../explain/report/pod-place';
import { counted, sentence } from '../../kubernetes/words';
import type { Changes } from '../changes';
import { mayReplacePods } from '../effects/workload-effect';
import type { ChangedFinding } from '../findings/finding-changes';
import type { ObjectChange } from '../object-change';
import { isBrief } from './is-brief';
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

/** How text for people looks. */
export interface ChangesTextForm {
  readonly paint: Paint;
  /** The width that the text fits into, in characters. */
  readonly width: number;
  /** Whether objects are listed that are only written in another way. */
  readonly showsAll: boolean;
}

/** What changes do, for people: a block for each object, and a summary at the end. */
export function* changesText(changes: Changes, form: ChangesTextForm): Generator<string> {
  const brief: Record<'created' | 'pruned', BriefRows> = { created: new Map(), pruned: new Map() };
  for (const change of changes.objects) {
    if (change.action === 'rewritten' && !form.showsAll) continue;
    if (isBrief(change)) addRow(brief[change.action === 'pruned' ? 'pruned' : 'created'], change);
    else yield `${objectLines(change, form).join('\n')}\n\n`;
  }
  yield* briefText('Created', brief.created, form);
  yield* briefText(
    'No longer there: deleted if whoever applies the manifests prunes, kept otherwise',
    brief.pruned,
    form,
  );
  const text = sentence(summaryText(changes.summary));
  yield `${linesOf({ type: 'heading', text, style: 'heading' }, form.paint, form.width).join('\n')}\n`;
}

/** What is said of objects of which there is little to say, by their files. */
type BriefRows = Map<string, Row[]>;

function addRow(files: BriefRows, change: ObjectChange): void {
  const file = (change.after ?? change.before)?.file ?? '';
  const rows = files.get(file) ?? [];
  files.set(file, rows);
  rows.push([objectTitle(change), podsText(change)]);
}

function* briefText(heading: string, files: BriefRows, { paint, width }: ChangesTextForm): Generator<string> {
  if (files.size === 0) return;
  const blocks: Block[] = [
    { type: 'heading', text: heading, style: 'title' },
    ...[...files].flatMap(([file, rows]): Block[] => [
      { type: 'text', style: 'quiet', text: file },
      { type: 'table', rows, indent: 2 },
    ]),
  ];
  for (const block of blocks) for (const line of linesOf(block, paint, width)) yield `${line}\n`;
  yield '\n';
}

function podsText({ effect }: ObjectChange): string {
  const count = effect?.replicas.after ?? effect?.replicas.before ?? null;
  return count === null ? '' : counted(count, 'Pod');
}

function objectLines(change: ObjectChange, { paint, width }: ChangesTextForm): string[] {
  const blocks: Block[] = [
    { type: 'heading', style: 'title', text: objectTitle(change) },
    { type: 'text', style: 'quiet', text: placeText(change) },
    { type: 'text', style: effectStyle(change), text: sentence(effectText(change)) },
    ...worseBlocks(change),
    ...change.refusals.flatMap((refusal): Block[] => [{ type: 'text', style: 'bad', text: refusalText(refusal) }]),
    ...rolloutTexts(change).map((text): Block => ({ type: 'text', text: sentence(text) })),
    ...readerTexts(change.readers).map((text): Block => ({ type: 'text', text: sentence(text) })),
    ...podBlocks(change),
    ...fieldBlocks(change),
    ...change.findings.added.map((finding) => findingBlock('new', finding)),
    ...change.findings.mended.map((finding) => findingBlock('mended', finding)),
  ];
  return blocks.flatMap((block) => linesOf(block, paint, width));
}

function worseBlocks(change: ObjectChange): Block[] {
  const text = worseText(change);
  return text === undefined ? [] : [{ type: 'text', style: 'bad', text: sentence(text) }];
}

function effectStyle({ refusals, effect, worse }: ObjectChange): Style | undefined {
  if (refusals.length > 0) return 'bad';
  if (worse.includes('deadline') || worse.includes('neverReady')) return 'bad';
  return mayReplacePods(effect) ? 'warning' : undefined;
}

function podBlocks({ pods }: ObjectChange): Block[] {
  return pods.flatMap((pod): Block[] => {
    const rows = podLines(pod).map(({ what, text }): Row => [{ text: what, style: 'name' }, text]);
    return rows.length === 0 ? [] : [{ type: 'table', rows }];
  });
}

/** No more fields of one object are listed. */
const MAX_FIELDS = 20;

/** What the Pod does says more than the fields of its template. */
function fieldBlocks(change: ObjectChange): Block[] {
  const fields = otherFields(change);
  const rows = fields.slice(0, MAX_FIELDS).map((field): Row => [{ text: field.path, style: 'name' }, fieldText(field)]);
  const rest = fields.length - rows.length;
  return [
    ...(rows.length === 0 ? [] : [{ type: 'table' as const, rows }]),
    ...(rest > 0 ? [{ type: 'text' as const, text: `And ${rest} more fields.` }] : []),
  ];
}

const SEVERITY_STYLES: Readonly<Record<string, Style>> = { error: 'bad', warning: 'warning', info: 'quiet' };

function findingBlock(word: 'new' | 'mended', { severity, rule, message }: ChangedFinding): Block {
  const style = word === 'mended' ? 'good' : SEVERITY_STYLES[severity];
  return { type: 'text', style, text: `${word} ${severity} ${rule}: ${message}` };
}
