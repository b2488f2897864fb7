import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsAt } from '../../kubernetes/kinds';
import type { Rule } from '../rule';

/**
 * A Pod has at least one ordinary container; native sidecars and init steps do not make up for it.
 */
export const appContainer: Rule = {
  id: 'app-container',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueRequired',
  summary: 'A Pod has at least one ordinary container.',
  fields: ['spec.containers'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateContainers',
  check: (pod) => {
    // That a ReplicationController has no template is what `required-field` finds.
    if (pod.kind.kind === 'ReplicationController' && !fieldsAt(pod.manifest, pod.kind.templatePath)) return [];
    if (pod.containers.some(({ kind }) => kind === 'app')) return [];
    return [
      {
        path: 'containers',
        message: 'the Pod has no ordinary container: init containers and native sidecars alone do not make a Pod.',
        fix: 'add at least one container to spec.containers.',
      },
    ];
  },
};
