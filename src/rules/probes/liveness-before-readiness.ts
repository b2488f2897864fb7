import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { PodContainer } from '../../pod/containers';
import { problemsOfEach, type ContainerProblem } from '../places';
import { probeOrderOf } from '../probe-order';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A container that stops answering leaves traffic before it is killed. With a faster liveness probe requests fail until the
 * kill, and the readiness probe never helps. Two probes that give up together are `liveness-with-readiness`.
 */
export const livenessBeforeReadiness: Rule = {
  id: 'liveness-before-readiness',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The liveness probe does not kill before the readiness probe gives up.',
  fields: ['spec.{initContainers,containers}[*].{readinessProbe,livenessProbe}'],
  onlyWith: ['livenessProbe'],
  symptoms: [
    SYMPTOMS.crashLoop,
    SYMPTOMS.backOff,
    SYMPTOMS.unhealthy,
    SYMPTOMS.killing,
    SYMPTOMS.livenessFailed,
    SYMPTOMS.killedByLiveness,
  ],
  source: 'k8s.io/kubernetes/pkg/kubelet/prober/worker.go, run and doProbe',
  check: ({ longRunning }) => problemsOfEach(longRunning, lateReadiness),
};

function lateReadiness(container: PodContainer): ContainerProblem[] {
  const order = probeOrderOf(container);
  if (!order || order.livenessLaterSeconds >= 0) return [];
  return [
    {
      path: 'livenessProbe',
      value: container.fields['livenessProbe'],
      message:
        `if "${container.name}" stops answering, its liveness probe kills it after ${order.liveness}, and its ` +
        `readiness probe takes it out of Services after ${order.readiness}: the readiness probe must be first.`,
      fix: 'lower periodSeconds or failureThreshold of the readiness probe, or raise those of the liveness probe.',
    },
  ];
}
