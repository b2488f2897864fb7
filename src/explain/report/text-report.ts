import { isPreview, type KubernetesVersion } from '../../kubernetes/version';
import { counted, sentence } from '../../kubernetes/words';
import { linesOf, WIDTH, type Block } from '../layout/blocks';
import { printable } from '../../kubernetes/printable';
import type { Paint } from '../layout/style';
import type { InputError } from '../../manifests/input-objects';
import type { ExplainedPod } from '../explain-object';
import type { UnexplainedObject } from '../unexplained';
import { unexplainedText } from '../wording/unexplained-text';
import { errorCountOf, isEmpty, NO_OBJECT, type Reporter, type Summary } from './report';
import { fileText, placeText, podTitle } from './pod-place';
import { SECTION_NAMES, SECTIONS, type SectionName } from './sections';

/** How text for people looks. */
export interface TextForm {
  /** The version that the Pods are explained for. */
  readonly target: KubernetesVersion;
  /** The look of the text. */
  readonly paint: Paint;
  /** The look of what goes to standard error. */
  readonly paintErrors: Paint;
  /**
   * The width that the text fits into, in characters.
   * @default 80
   */
  readonly width?: number;
  /**
   * The parts to show.
   * @default - all of them
   */
  readonly sections?: readonly SectionName[];
}

/** Text for people, with everything that is known of a Pod. */
export function textReporter(form: TextForm): Reporter {
  return {
    podText: (pod) => `${podLines(pod, form).join('\n')}\n\n`,
    endText: (summary) => `${summaryText(summary)}\n`,
    errorText: (summary) => errorText(summary, form.paintErrors),
  };
}

function podLines(pod: ExplainedPod, { target, paint, width = WIDTH, sections = SECTION_NAMES }: TextForm): string[] {
  const render = (block: Block): string[] => linesOf(block, paint, width);
  const head = [
    ...render({ type: 'heading', style: 'title', text: podTitle(pod) }),
    ...render({ type: 'text', text: `${placeText(pod)}; for Kubernetes ${targetText(target)}` }),
  ];
  const operator = pod.isCompletedByOperator ? render({ type: 'text', text: OPERATOR_NOTE }) : [];
  const parts = SECTION_NAMES.filter((name) => sections.includes(name)).flatMap((name) => {
    const section = SECTIONS[name];
    const blocks = section.blocks(pod);
    if (blocks.length === 0) return [];
    return ['', ...render({ type: 'heading', text: section.heading(pod) }), ...blocks.flatMap(render)];
  });
  return [...head, ...operator, ...parts];
}

const OPERATOR_NOTE = 'An operator makes the Pod and may add to it; this is what the object says.';
/** A version with what is to be known of it. */
function targetText(target: KubernetesVersion): string {
  return isPreview(target) ? `${target.toString()}, a preview: no running server has judged it yet` : target.toString();
}

/** What was read, in a line. */
export function summaryText(summary: Summary): string {
  const { pods, skipped, errors } = summary;
  const parts = [
    counted(pods, 'Pod'),
    `${counted(skipped, 'object')} without a Pod passed over`,
    ...(errors.length === 0 ? [] : [counted(errorCountOf(summary), 'error')]),
  ];
  return `${parts.join(', ')}.`;
}

/**
 * Everything that could not be read, what is to be said of objects that are not explained, and that there was no object, a
 * line each.
 */
export function errorText(summary: Summary, paint: Paint): string {
  const { errors, unexplained } = summary;
  const notes = unexplained.map((object) => noteLine(object, paint));
  const nothing = isEmpty(summary) ? [`${paint('note', 'warning')}: ${sentence(NO_OBJECT)}`] : [];
  return [...nothing, ...notes, ...errors.map((error) => errorLine(error, paint))].map((line) => `${line}\n`).join('');
}

function noteLine(object: UnexplainedObject, paint: Paint): string {
  const { file, line } = object;
  return `${paint('note', 'warning')}: ${printable(fileText(file))}:${line}: ${printable(unexplainedText(object))}`;
}

/** A place and what is wrong there, in the form that editors and terminals make a link of. */
function errorLine({ file, line, isAboutFile, message }: InputError, paint: Paint): string {
  const place = isAboutFile ? fileText(file) : `${fileText(file)}:${line}`;
  return `${paint('error', 'bad')}: ${printable(place)}: ${printable(message)}`;
}
