import { sentence } from '../../../kubernetes/words';
import { kubeletDefectText } from '../../wording/kubelet-defect-text';
import type { Section } from '../report-section';

/** The defects of the kubelet of the target that the Pod can meet. */
export const defectsSection: Section = {
  heading: () => 'Defects of the kubelet that it can meet',
  blocks: ({ kubeletDefects }) =>
    kubeletDefects.map((defect) => ({ type: 'text', style: 'warning', text: sentence(kubeletDefectText(defect)) })),
};
