import { sentence } from '../../../kubernetes/words';
import type { ExplainedPhases } from '../../wording/phase-text';
import type { Section } from '../report-section';

/** The phases of the Pod for each way in which its containers can end; ways that lead to the same stand together. */
export const phasesSection: Section = {
  heading: ({ restartPolicy }) => `Phases, under the restart policy ${restartPolicy}`,
  blocks: ({ phases, restartWait }) => [
    ...groupsOf(phases).flatMap(({ endings, phases: passed, sentence: text }) => [
      { type: 'text', text: `If ${endings.join(', or if ')}: ${passed.join(', then ')}.` } as const,
      { type: 'table', indent: 2, rows: [[sentence(text)]] } as const,
    ]),
    ...(restartWait?.isSetByNode ? [{ type: 'text', text: WAIT_OF_NODE } as const] : []),
  ],
};

/** Source: pkg/kubelet/apis/config/validation/validation.go, ValidateKubeletConfiguration */
const WAIT_OF_NODE =
  'The longest of these waits is a setting of the node, crashLoopBackOff.maxContainerRestartPeriod of its kubelet: 5 min ' +
  'by default, and 1 s at the least.';

interface PhaseGroup extends Pick<ExplainedPhases, 'phases' | 'sentence'> {
  readonly endings: readonly string[];
}

function groupsOf(outcomes: readonly ExplainedPhases[]): PhaseGroup[] {
  const groups = new Map<string, PhaseGroup>();
  for (const { ending, phases, sentence: text } of outcomes) {
    const key = `${phases.join()} ${text}`;
    groups.set(key, { phases, sentence: text, endings: [...(groups.get(key)?.endings ?? []), ending] });
  }
  return [...groups.values()];
}
