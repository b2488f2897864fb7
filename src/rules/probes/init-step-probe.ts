import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Rule } from '../rule';

/**
 * An init step has no probes and no hooks: it is done when it exits with 0.
 */
export const initStepProbe: Rule = {
  id: 'init-step-probe',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'An init step has no probes and no lifecycle hooks.',
  fields: ['spec.initContainers[*].{startupProbe,readinessProbe,livenessProbe,lifecycle}'],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
  check: ({ containers }) =>
    containers
      .filter(({ kind }) => kind === 'init')
      .flatMap(({ name, path, fields }) =>
        ['startupProbe', 'readinessProbe', 'livenessProbe', 'lifecycle']
          .filter((field) => fields[field] !== undefined && fields[field] !== null)
          .map((field) => ({
            container: name,
            path: `${path}.${field}`,
            value: fields[field],
            message: `"${name}" runs to completion before the app, and ${field} is refused on such a container.`,
            fix: 'remove the field, or make the container a native sidecar if it is to keep running.',
          })),
      ),
};
