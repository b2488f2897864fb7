import { isPreview, type KubernetesVersion } from '../../kubernetes/version';
import { counted } from '../../kubernetes/words';
import { linesOf, WIDTH, type Block } from '../layout/blocks';
import type { Paint } from '../layout/style';
import type { ExplainedPod } from '../explain-object';
import { errorText } from './error-text';
import { errorCountOf, isEmpty, type Reporter, type Summary } from './report';
import { objectTitle, placeText } from './pod-place';
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
    errorText: (summary) => summaryErrors(summary, form.paintErrors),
  };
}

function podLines(pod: ExplainedPod, { target, paint, width = WIDTH, sections = SECTION_NAMES }: TextForm): string[] {
  const render = (block: Block): string[] => linesOf(block, paint, width);
  const head = [
    ...render({ type: 'heading', style: 'title', text: objectTitle(pod) }),
    ...render({ type: 'text', text: `${placeText(pod)}; for Kubernetes ${targetText(target)}` }),
  ];
  const operator = pod.isCompletedByOperator ? render({ type: 'text', text: OPERATOR_NOTE }) : [];
  const parts = SECTION_NAMES.filter((name) => sections.includes(name) || isAlwaysTold(name, pod)).flatMap((name) => {
    const section = SECTIONS[name];
    const blocks = section.blocks(pod);
    if (blocks.length === 0) return [];
    return ['', ...render({ type: 'heading', text: section.heading(pod) }), ...blocks.flatMap(render)];
  });
  return [...head, ...operator, ...parts];
}

/** A Pod that never starts has nothing to say in most parts: why it does not is told whatever was asked for. */
function isAlwaysTold(name: SectionName, { refusals }: ExplainedPod): boolean {
  return name === 'refused' && refusals.length > 0;
}

const OPERATOR_NOTE = 'An operator makes the Pod and may add to it; this is what the object says.';

/** A version with what is to be known of it. */
export function targetText(target: KubernetesVersion): string {
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

/** What is to be said on standard error. */
export function summaryErrors(summary: Summary, paint: Paint): string {
  const { unexplained: passedOver, errors } = summary;
  return errorText({ isEmpty: isEmpty(summary), passedOver, errors }, EXPLAIN, paint);
}

const EXPLAIN = { verb: 'explain', done: 'explained' };
