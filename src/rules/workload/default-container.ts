import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf } from '../../kubernetes/json';
import { DEFAULT_CONTAINER_ANNOTATION } from '../../pod/app-container';
import type { Pod } from '../../pod/pod';
import type { Rule } from '../rule';

/**
 * A Pod with several ordinary containers says which one the app is. `kubectl logs`, `exec` and `attach` take the first one
 * if no annotation names another; native sidecars are never taken.
 */
export const defaultContainer: Rule = {
  id: 'default-container',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A Pod with several ordinary containers says which one commands are for.',
  fields: ['metadata.annotations', 'spec.containers[*].name'],
  source: 'k8s.io/kubectl/pkg/cmd/util/podcmd, FindOrDefaultContainerByName',
  check: (pod) => {
    const ordinary = pod.containers.filter(({ kind }) => kind === 'app');
    const [first] = ordinary;
    if (ordinary.length < 2 || !first || isSaid(pod)) return [];
    return [
      {
        objectPath: [...pod.kind.templatePath, 'metadata', 'annotations'].join('.'),
        message: `the Pod has ${ordinary.length} ordinary containers, and kubectl takes the first one, "${first.name}", if a command names none.`,
        fix: `add the annotation ${DEFAULT_CONTAINER_ANNOTATION} with the name of the app's container.`,
      },
    ];
  },
};

function isSaid({ template }: Pod): boolean {
  const annotations = fieldsOf(fieldsOf(template['metadata'])['annotations']);
  return Object.hasOwn(annotations, DEFAULT_CONTAINER_ANNOTATION);
}
