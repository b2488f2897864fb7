import { printable } from '../../kubernetes/printable';
import { isPreview, type KubernetesVersion } from '../../kubernetes/version';
import { counted } from '../../kubernetes/words';
import type { ExplainedPod } from '../explain-object';
import { SCHEMA_VERSION } from './explain-output';
import { NO_OBJECT } from './error-text';
import { errorCountOf, isEmpty, type Reporter, type Summary } from './report';

/**
 * One JSON object, with a line for each Pod and error, so that it can be written while the input is read:
 * `{"schemaVersion": 1, "target": "1.33", "targetIsPreview": false, "pods": […], "errors": […], "unexplained": […],
 * "skipped": 0}`.
 *
 * @param target - the version that the Pods are explained for
 */
export function jsonReporter(target: KubernetesVersion): Reporter {
  const head =
    `{"schemaVersion": ${SCHEMA_VERSION},\n"target": ${JSON.stringify(target.toString())},\n` +
    `"targetIsPreview": ${isPreview(target)},\n"pods": [`;
  let isFirst = true;
  return {
    podText: (pod: ExplainedPod) => {
      const text = jsonText(pod);
      const opening = isFirst ? `${head}\n` : ',\n';
      isFirst = false;
      return opening + text;
    },
    endText: ({ errors, skipped, unexplained }: Summary) => {
      const opening = isFirst ? head : '\n';
      const rest = [`"errors": [${lines(errors)}]`, `"unexplained": [${lines(unexplained)}]`, `"skipped": ${skipped}`];
      return `${opening}],\n${rest.join(',\n')}}\n`;
    },
    errorText: (summary: Summary) => {
      if (isEmpty(summary)) return `pod-patterns: ${NO_OBJECT}\n`;
      if (summary.errors.length === 0) return '';
      return `pod-patterns: ${counted(errorCountOf(summary), 'error')}, listed under "errors".\n`;
    },
  };
}

/** JSON of which a terminal shows every character: the escapes mean the same. */
function jsonText(value: unknown): string {
  return printable(JSON.stringify(value));
}

function lines(values: readonly unknown[]): string {
  return values.length === 0 ? '' : `\n${values.map(jsonText).join(',\n')}\n`;
}
