import { probesOf, type Handler } from '../../pod/handlers';
import type { PodContainer } from '../../pod/containers';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { AttributedProblem as Problem } from '../../findings/problem';
import type { Rule } from '../rule';

/**
 * A grace period of a probe is at least one second, and stands on a probe that stops its container.
 */
export const probeGracePeriod: Rule = {
  id: 'probe-grace-period',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'A grace period of a probe is at least one second, and no readiness probe has one.',
  fields: [
    'spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe}.terminationGracePeriodSeconds',
  ],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateProbe and validateReadinessProbe',
  check: ({ containers }) =>
    containers
      .filter(({ kind }) => kind === 'app' || kind === 'sidecar')
      .flatMap((container) => probesOf(container).flatMap((probe) => gracePeriodProblem(container, probe))),
};

function gracePeriodProblem(container: PodContainer, { path, fields }: Handler): Problem[] {
  const value = fields['terminationGracePeriodSeconds'];
  if (value === undefined || value === null) return [];
  const place = { container: container.name, path: `${container.path}.${path}.terminationGracePeriodSeconds`, value };
  if (path === 'readinessProbe') {
    const message = 'a readiness probe stops nothing, and can have no grace period.';
    return [{ ...place, message, fix: 'remove the field, or give it to the liveness or startup probe.' }];
  }
  if (value !== 0) return [];
  const message = 'the grace period of a probe is 0 s, and has to be at least 1 s.';
  return [{ ...place, message, fix: 'write 1 or more, or leave the field out for the grace period of the Pod.' }];
}
