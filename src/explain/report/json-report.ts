import { counted } from '../../kubernetes/words';
import type { ExplainedPod } from '../explain-object';
import type { Reporter, Summary } from './report';

/**
 * One JSON object: `{"pods": […], "errors": […], "unexplained": […], "skipped": 0}`, with a line for each Pod and error, so that it can be
 * written while the input is read.
 */
export function jsonReporter(): Reporter {
  let isFirst = true;
  return {
    podText: (pod: ExplainedPod) => {
      const opening = isFirst ? '{"pods": [\n' : ',\n';
      isFirst = false;
      return opening + JSON.stringify(pod);
    },
    endText: ({ errors, skipped, unexplained }: Summary) => {
      const opening = isFirst ? '{"pods": [' : '\n';
      return `${opening}],\n"errors": [${lines(errors)}],\n"unexplained": [${lines(unexplained)}],\n"skipped": ${skipped}}\n`;
    },
    errorText: ({ errors }: Summary) => {
      if (errors.length === 0) return '';
      return `pod-patterns: ${counted(errors.length, 'error')}, listed under "errors".\n`;
    },
  };
}

function lines(values: readonly unknown[]): string {
  return values.length === 0 ? '' : `\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n`;
}
