import { counted } from '../../kubernetes/words';
import { linesOf, type Block } from '../layout/blocks';
import { printable } from '../layout/escape';
import type { Paint } from '../layout/style';
import type { InputError } from '../../manifests/input-objects';
import type { ExplainedPod } from '../explain-object';
import type { UnexplainedObject } from '../unexplained';
import { unexplainedText } from '../wording/unexplained-text';
import type { Reporter, Summary } from './report';
import type { Section } from './report-section';
import { commandsSection } from './sections/commands';
import { containersSection } from './sections/containers';
import { environmentSection } from './sections/environment';
import { droppedSection, refusalsSection, uselessSection } from './sections/faults';
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
  droppedSection,
  refusalsSection,
  uselessSection,
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
    errorText: ({ errors, unexplained }) =>
      [
        ...unexplained.map((object) => noteLine(object, paintErrors)),
        ...errors.map((error) => errorLine(error, paintErrors)),
      ]
        .map((line) => `${line}\n`)
        .join(''),
  };
}

function podLines(pod: ExplainedPod, target: string, paint: Paint): string[] {
  const render = (block: Block): string[] => linesOf(block, paint);
  const head = [
    ...render({ type: 'heading', style: 'title', text: `${pod.kind} ${nameText(pod)}` }),
    ...render({
      type: 'text',
      text: `${pod.file}, document ${pod.document}, line ${pod.line}${placeText(pod)}; for Kubernetes ${target}`,
    }),
  ];
  const operator = pod.isCompletedByOperator ? render({ type: 'text', text: OPERATOR_NOTE }) : [];
  const parts = SECTIONS.flatMap((section) => {
    const blocks = section.blocks(pod);
    if (blocks.length === 0) return [];
    return ['', ...render({ type: 'heading', text: section.heading(pod) }), ...blocks.flatMap(render)];
  });
  return [...head, ...operator, ...parts];
}

const OPERATOR_NOTE = 'An operator makes the Pod and may add to it; this is what the object says.';

/** The paths at which everybody expects a Pod. */
const USUAL_PATHS = new Set(['', 'template', 'spec.template', 'spec.jobTemplate.spec.template']);

function placeText({ templatePath }: ExplainedPod): string {
  return USUAL_PATHS.has(templatePath) ? '' : `, ${templatePath}`;
}

function nameText({ namespace, name }: ExplainedPod): string {
  const shown = name === '' ? '(no name yet)' : name;
  return namespace === '' ? shown : `${namespace}/${shown}`;
}

function summaryText({ pods, skipped, errors }: Summary): string {
  const parts = [
    counted(pods, 'Pod'),
    `${counted(skipped, 'object')} without a Pod passed over`,
    ...(errors.length === 0 ? [] : [counted(errors.length, 'error')]),
  ];
  return `${parts.join(', ')}.`;
}

function noteLine(object: UnexplainedObject, paint: Paint): string {
  const { file, line } = object;
  return `${paint('note', 'warning')}: ${printable(file)}:${line}: ${printable(unexplainedText(object))}`;
}

/** A place and what is wrong there, in the form that editors and terminals make a link of. */
function errorLine({ file, line, message }: InputError, paint: Paint): string {
  return `${paint('error', 'bad')}: ${printable(file)}:${line}: ${printable(message)}`;
}
