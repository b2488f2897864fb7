import { sentence } from '../../../kubernetes/words';
import type { ExplainedPhases } from '../../wording/phase-text';
import type { Section } from '../report-section';

/** The phases of the Pod for each way in which its containers can end; ways that lead to the same stand together. */
export const phasesSection: Section = {
  heading: ({ restartPolicy }) => `Phases, under the restart policy ${restartPolicy}`,
  blocks: ({ phases }) =>
    groupsOf(phases).flatMap(({ endings, phases: passed, sentence: text }) => [
      { type: 'text', text: `If ${endings.join(', or if ')}: ${passed.join(', then ')}.` } as const,
      { type: 'table', indent: 2, rows: [[sentence(text)]] } as const,
    ]),
};

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
