import { counted } from '../../kubernetes/words';
import { linesOf, type Block } from '../layout/blocks';
import { printable } from '../../kubernetes/printable';
import type { Paint } from '../layout/style';
import type { InputError } from '../../manifests/input-objects';
import type { ExplainedPod } from '../explain-object';
import { errorCountOf, type Reporter, type Summary } from './report';
import type { Section } from './report-section';
import { commandsSection } from './sections/commands';
import { containersSection } from './sections/containers';
import { environmentSection } from './sections/environment';
import { helpersSection } from './sections/helpers';
import { phasesSection } from './sections/phases';
import { portsSection } from './sections/ports';
import { qosSection } from './sections/qos';
import { sharingSection } from './sections/sharing';
import { startSection } from './sections/start';
import { stopSection } from './sections/stop';
import { totalsSection } from './sections/totals';
import { volumesSection } from './sections/volumes';

/** What is said about a Pod, in this order. */
const SECTIONS: readonly Section[] = [
  qosSection,
  containersSection,
  totalsSection,
  helpersSection,
  startSection,
  stopSection,
  phasesSection,
  portsSection,
  volumesSection,
  sharingSection,
  environmentSection,
  commandsSection,
];

/**
 * Text for people, 80 columns wide.
 *
 * @param target - the version that the Pods are explained for, such as `1.33`
 * @param paint - the look of the text
 * @param paintErrors - the look of what goes to standard error
 */
export function textReporter(target: string, paint: Paint, paintErrors: Paint): Reporter {
  return {
    podText: (pod) => `${podLines(pod, target, paint).join('\n')}\n\n`,
    endText: (summary) => `${summaryText(summary)}\n`,
    errorText: ({ errors }) => errors.map((error) => `${errorLine(error, paintErrors)}\n`).join(''),
  };
}

function podLines(pod: ExplainedPod, target: string, paint: Paint): string[] {
  const render = (block: Block): string[] => linesOf(block, paint);
  const head = [
    ...render({ type: 'heading', style: 'title', text: `${pod.kind} ${nameText(pod)}` }),
    ...render({
      type: 'text',
      text: `${pod.file}, document ${pod.document}${pod.item === undefined ? '' : `, ${pod.item}`}, line ${pod.line}; for Kubernetes ${target}`,
    }),
  ];
  const parts = SECTIONS.flatMap((section) => {
    const blocks = section.blocks(pod);
    if (blocks.length === 0) return [];
    return ['', ...render({ type: 'heading', text: section.heading(pod) }), ...blocks.flatMap(render)];
  });
  return [...head, ...parts];
}

function nameText({ namespace, name }: ExplainedPod): string {
  const shown = name === '' ? '(no name yet)' : name;
  return namespace === '' ? shown : `${namespace}/${shown}`;
}

function summaryText(summary: Summary): string {
  const { pods, skipped, errors } = summary;
  const parts = [
    counted(pods, 'Pod'),
    `${counted(skipped, 'object')} without a Pod passed over`,
    ...(errors.length === 0 ? [] : [counted(errorCountOf(summary), 'error')]),
  ];
  return `${parts.join(', ')}.`;
}

/** A place and what is wrong there, in the form that editors and terminals make a link of. */
function errorLine({ file, line, message }: InputError, paint: Paint): string {
  return `${paint('error', 'bad')}: ${printable(file)}:${line}: ${printable(message)}`;
}
