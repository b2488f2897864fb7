import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { PodContainer } from '../../pod/containers';
import { worstCaseDetectionText } from '../../pod/timeline/probe-bounds';
import { worstCaseDetectionSeconds, probeTiming, type EffectiveProbeTiming } from '../../pod/timeline/probe-timing';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A container that stops answering leaves traffic before it is killed. Both probes may ask the same endpoint, as long as
 * the liveness probe is the slower one; otherwise requests fail until the kill, and the readiness probe never helps.
 */
export const livenessBeforeReadiness: Rule = {
  id: 'liveness-before-readiness',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The readiness probe gives up before the liveness probe kills.',
  fields: ['spec.{initContainers,containers}[*].{readinessProbe,livenessProbe}'],
  symptoms: [SYMPTOMS.crashLoop, SYMPTOMS.backOff, SYMPTOMS.livenessFailed, SYMPTOMS.killedByLiveness],
  source: 'k8s.io/kubernetes/pkg/kubelet/prober/worker.go, run and doProbe',
  check: ({ longRunning }) => problemsOfEach(longRunning, lateReadiness),
};

function lateReadiness(container: PodContainer): ContainerProblem[] {
  const [liveness, readiness] = [probeTiming(container, 'livenessProbe'), probeTiming(container, 'readinessProbe')];
  if (!liveness || !readiness || worstCaseDetectionSeconds(readiness) < worstCaseDetectionSeconds(liveness)) return [];
  return [
    {
      path: 'livenessProbe',
      value: container.fields['livenessProbe'],
      message:
        `if "${container.name}" stops answering, its liveness probe kills it after ${timeText(liveness)}, and its ` +
        `readiness probe takes it out of Services after ${timeText(readiness)}: the readiness probe must be first.`,
      fix: 'lower periodSeconds or failureThreshold of the readiness probe, or raise those of the liveness probe.',
    },
  ];
}

function timeText(timing: EffectiveProbeTiming): string {
  return `${worstCaseDetectionSeconds(timing)} s (${worstCaseDetectionText(timing)})`;
}
