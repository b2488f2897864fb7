import { counted } from '../../kubernetes/words';
import { PLAIN } from '../layout/style';
import { drawPod, svgOf, type Drawing } from '../picture/pod-svg';
import { PICTURE_STYLE } from '../picture/style';
import type { Reporter, Summary } from './report';
import { summaryErrors } from './text-report';

/** The most Pods in one picture: nobody looks at more, and all of them are kept until the end. */
const MAX_PODS = 50;

/** One picture with the Pods one below the other. */
export function svgReporter(): Reporter {
  const drawings: Drawing[] = [];
  return {
    podText: (pod) => {
      if (drawings.length < MAX_PODS) drawings.push(drawPod(pod));
      return '';
    },
    endText: () => (drawings.length === 0 ? '' : `${svgOf(drawings, PICTURE_STYLE)}\n`),
    errorText: (summary) => noteText(summary) + summaryErrors(summary, PLAIN),
  };
}

function noteText({ pods }: Summary): string {
  if (pods === 0) return 'pod-patterns: there is no Pod in the input to draw.\n';
  if (pods <= MAX_PODS) return '';
  return `pod-patterns: the picture has the first ${MAX_PODS} of ${counted(pods, 'Pod')}; -o html has all of them.\n`;
}
