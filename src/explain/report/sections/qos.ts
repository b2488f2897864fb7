import { sentence } from '../../../kubernetes/words';
import type { Section } from '../report-section';

/** The QoS class and why. */
export const qosSection: Section = {
  heading: ({ qosClass }) => `QoS class ${qosClass}`,
  blocks: ({ qosReason }) => [{ type: 'text', text: sentence(qosReason).replace(/^Cpu /, 'CPU ') }],
};
