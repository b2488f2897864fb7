import { linesOf, type Block, type Row } from '../../explain/layout/blocks';
import type { Paint, Style } from '../../explain/layout/style';
import { nodeNeedText } from '../../explain/wording/node-need-text';
import { fileLine, objectTitle } from '../../explain/report/pod-place';
import type { KubernetesVersion } from '../../kubernetes/version';
import { counted, listed } from '../../kubernetes/words';
import type { AddedRemoved } from '../pods/before-after';
import { podLines } from '../report/wording/pod-texts';
import { isBreaking, type Upgrade, type UpgradeChange } from './upgrade-of';

/** How text for people looks. */
export interface UpgradeTextForm {
  readonly from: KubernetesVersion;
  readonly to: KubernetesVersion;
  readonly paint: Paint;
  /** The width that the text fits into, in characters. */
  readonly width: number;
}

/** What an upgrade does, for people: a block for each Pod to which it does something, and a summary at the end. */
export function* upgradeText(upgrade: Upgrade, { from, to, paint, width }: UpgradeTextForm): Generator<string> {
  const render = (blocks: readonly Block[]): string =>
    blocks.flatMap((block) => linesOf(block, paint, width)).join('\n');
  let [changing, breaking] = [0, 0];
  for (const change of upgrade.pods) {
    changing += 1;
    if (isBreaking(change)) breaking += 1;
    yield `${render(blocksOf(change))}\n\n`;
  }
  const { goneGates, nodeNeeds, count } = upgrade.end;
  for (const { need, names, pods: needing } of nodeNeeds) {
    const text = `Nodes now need ${nodeNeedText({ need, names, fields: [] })}; for ${counted(needing, 'Pod')}.`;
    yield `${render([{ type: 'text', style: 'warning', text }])}\n\n`;
  }
  if (goneGates.length > 0) {
    const text = `Feature gates that are gone, so that a cluster that sets one does not start: ${listed(goneGates)}.`;
    yield `${render([{ type: 'text', text }])}\n\n`;
  }
  const worse = breaking > 0 ? `; refused, or without a field: ${breaking}` : '';
  const text = `From ${from.toString()} to ${to.toString()}, something changes for ${counted(changing, 'Pod')} of ${count}${worse}.`;
  yield `${render([{ type: 'heading', text }])}\n`;
}

function blocksOf(change: UpgradeChange): Block[] {
  const { refused, dropped, pod, resizable, conditions, defects, features, findings } = change;
  const rows = [
    ...features.map(({ gate, before, after }): Row => [`gate ${gate}`, `${before} → ${after}`]),
    ...(pod ? podLines(pod).map(({ what, text }): Row => [what, text]) : []),
    ...sided('resize', 'could not be resized before', 'can no longer be resized', resizable),
    ...sided('condition', 'is new in the status', 'is no longer in the status', conditions),
  ];
  return [
    { type: 'heading', style: 'title', text: objectTitle(change) },
    { type: 'text', style: 'quiet', text: fileLine(change) },
    ...texts('Refused by the new version', refused.added, 'bad'),
    ...texts('No longer refused', refused.removed, 'good'),
    ...texts('Dropped by the new version', dropped.added, 'bad'),
    ...texts('No longer dropped', dropped.removed, 'good'),
    ...(rows.length > 0 ? [{ type: 'table' as const, rows }] : []),
    ...texts('New defect of the kubelet', defects.added, 'warning'),
    ...texts('Defect that goes', defects.removed, 'good'),
    ...texts('New finding', findings.added.map(findingText), 'warning'),
    ...texts('Finding that goes', findings.mended.map(findingText), 'good'),
  ];
}

function sided(what: string, came: string, went: string, { added, removed }: AddedRemoved): Row[] {
  return [
    ...added.map((text): Row => [what, `${text} ${came}`]),
    ...removed.map((text): Row => [what, `${text} ${went}`]),
  ];
}

function texts(title: string, lines: readonly string[], style: Style): Block[] {
  return lines.map((text) => ({ type: 'text', style, text: `${title}: ${text.replace(/\.$/, '')}.` }));
}

function findingText({ rule, message }: { readonly rule: string; readonly message: string }): string {
  return `${rule}, ${message}`;
}
