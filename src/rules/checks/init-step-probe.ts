import { FindingSeverity } from '../finding';
import type { Rule } from '../rule';

/**
 * An init step has no probes and no hooks: it is done when it exits with 0.
 *
 * Fields: spec.initContainers[*].{startupProbe,readinessProbe,livenessProbe,lifecycle}
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior
 */
export const initStepProbe: Rule = {
  id: 'init-step-probe',
  severity: FindingSeverity.ERROR,
  summary: 'An init step has no probes and no lifecycle hooks.',
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
