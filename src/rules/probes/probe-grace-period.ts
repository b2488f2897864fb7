import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Handler } from '../../pod/handlers';
import { problemsOfCalls } from '../calls';
import type { ContainerProblem } from '../places';
import type { Rule } from '../rule';

/**
 * The grace period of a probe is at least one second, and only a probe that stops its container has one.
 */
export const probeGracePeriod: Rule = {
  id: 'probe-grace-period',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The grace period of a probe is at least one second, and no readiness probe has one.',
  fields: [
    'spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe}.terminationGracePeriodSeconds',
  ],
  onlyWith: ['startupProbe', 'readinessProbe', 'livenessProbe'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateProbe and validateReadinessProbe',
  check: ({ probes }) => problemsOfCalls(probes, gracePeriodProblem),
};

const FIELD = 'terminationGracePeriodSeconds';

function gracePeriodProblem({ path, fields }: Handler): ContainerProblem[] {
  const value = fields[FIELD];
  if (typeof value !== 'number') return [];
  if (path === 'readinessProbe') {
    const message = `a readiness probe stops nothing, and must not set ${FIELD}.`;
    return [{ path: FIELD, message, fix: 'remove the field, or set it on the liveness or startup probe.' }];
  }
  if (value !== 0) return [];
  const message = `${FIELD} of a probe is ${value}, but must be at least 1.`;
  return [{ path: FIELD, message, fix: 'set 1 or more, or remove the field to use the grace period of the Pod.' }];
}
