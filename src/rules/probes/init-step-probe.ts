import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isAbsent } from '../../kubernetes/json';
import { valueAt } from '../../kubernetes/value-at';
import type { StoredPod } from '../../pod/stored-pod';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';

const FIELDS = ['startupProbe', 'readinessProbe', 'livenessProbe', 'lifecycle'];

/**
 * An init container that is not a native sidecar has no probes and no hooks: it has succeeded when it exits with 0.
 */
export const initStepProbe: Rule = {
  id: 'init-step-probe',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'An init container that runs to completion has no probes and no lifecycle hooks.',
  fields: ['spec.initContainers[*].{startupProbe,readinessProbe,livenessProbe,lifecycle}'],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior',
  check: ({ containers, stored }) =>
    problemsOfEach(
      containers.filter(({ kind }) => kind === 'init'),
      ({ name, path, fields }) =>
        FIELDS.filter((field) => !isAbsent(fields[field]) && isKept(stored, `${path}.${field}`)).map((field) => ({
          path: field,
          value: fields[field],
          message: `"${name}" is an init container that runs to completion, and must not set ${field}.`,
          fix: 'remove the field, or set `restartPolicy: Always` if the container is to keep running as a native sidecar.',
        })),
    ),
};

/** Whether the target keeps a field: it drops hooks in which nothing is left. */
function isKept(stored: StoredPod | undefined, path: string): boolean {
  return stored === undefined || valueAt(stored.spec, path) !== undefined;
}
