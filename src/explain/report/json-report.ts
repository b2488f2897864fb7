import { isPreview, type KubernetesVersion } from '../../kubernetes/version';
import { counted } from '../../kubernetes/words';
import type { ExplainedPod } from '../explain-object';
import { SCHEMA_VERSION } from './explain-output';
import type { Reporter, Summary } from './report';

/**
 * One JSON object, with a line for each Pod and error, so that it can be written while the input is read:
 * `{"schemaVersion": 1, "target": "1.33", "targetIsPreview": false, "pods": […], "errors": […], "skipped": 0}`.
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
      const opening = isFirst ? `${head}\n` : ',\n';
      isFirst = false;
      return opening + JSON.stringify(pod);
    },
    endText: ({ errors, skipped }: Summary) => {
      const opening = isFirst ? head : '\n';
      return `${opening}],\n"errors": [${lines(errors)}],\n"skipped": ${skipped}}\n`;
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
