import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { PodContainer } from '../../pod/containers';
import { problemsOfEach, type ContainerProblem } from '../places';
import { probeOrderOf } from '../probe-order';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A container that is overloaded has time to recover without traffic. Many manifests have one probe twice, and it works
 * until the container is slow for as long as both of them wait.
 */
export const livenessWithReadiness: Rule = {
  id: 'liveness-with-readiness',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'The liveness probe waits longer than the readiness probe.',
  fields: ['spec.{initContainers,containers}[*].{readinessProbe,livenessProbe}'],
  symptoms: [SYMPTOMS.unhealthy, SYMPTOMS.killing, SYMPTOMS.livenessFailed, SYMPTOMS.killedByLiveness],
  source: 'k8s.io/kubernetes/pkg/kubelet/prober/worker.go, run and doProbe',
  check: ({ longRunning }) => problemsOfEach(longRunning, sameTime),
};

function sameTime(container: PodContainer): ContainerProblem[] {
  const order = probeOrderOf(container);
  if (order?.livenessLaterSeconds !== 0) return [];
  return [
    {
      path: 'livenessProbe',
      value: container.fields['livenessProbe'],
      message:
        `if "${container.name}" stops answering, its readiness probe takes it out of Services and its liveness probe ` +
        `kills it at the same time, after ${order.liveness}: an overload that would pass ends in a restart.`,
      fix: 'raise failureThreshold of the liveness probe, or lower that of the readiness probe.',
    },
  ];
}
