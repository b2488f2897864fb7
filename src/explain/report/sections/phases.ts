import { sentence } from '../../../kubernetes/words';
import type { Section } from '../report-section';

/** The phases of the Pod for each way in which its containers can end. */
export const phasesSection: Section = {
  heading: ({ restartPolicy }) => `Phases, under the restart policy ${restartPolicy}`,
  blocks: ({ phases }) =>
    phases.flatMap(({ ending, phases: passed, sentence: text }) => [
      { type: 'text', text: `If ${ending}: ${passed.join(', then ')}.` } as const,
      { type: 'table', indent: 2, rows: [[sentence(text)]] } as const,
    ]),
};
