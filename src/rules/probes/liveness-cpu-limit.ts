import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isFields } from '../../kubernetes/json';
import { canonicalQuantity, ONE } from '../../kubernetes/quantity';
import type { PodContainer } from '../../pod/containers';
import { resourcesOf } from '../../pod/resources/container-resources';
import { probeTiming } from '../../pod/timeline/probe-timing';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A liveness probe waits for a container that may use little CPU. A container that has used up its share of a tenth of a
 * second stands still for the rest of it, and with several threads for most of it: an answer that takes milliseconds then
 * takes more than a second, and the probe kills a program that works.
 */
export const livenessCpuLimit: Rule = {
  id: 'liveness-cpu-limit',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'The liveness probe of a container with less than one core waits longer than a second.',
  fields: [
    'spec.{initContainers,containers}[*].resources.limits.cpu',
    'spec.{initContainers,containers}[*].livenessProbe.{httpGet,timeoutSeconds}',
  ],
  symptoms: [SYMPTOMS.unhealthy, SYMPTOMS.livenessFailed, SYMPTOMS.killedByLiveness, SYMPTOMS.waitingTooLong],
  source: 'https://docs.kernel.org/scheduler/sched-bwc.html',
  check: ({ longRunning }) => problemsOfEach(longRunning, impatientProbe),
};

function impatientProbe(container: PodContainer): ContainerProblem[] {
  const timing = probeTiming(container, 'livenessProbe');
  if (!timing || timing.timeoutSeconds > 1 || !isFields(fieldsOf(container.fields['livenessProbe'])['httpGet']))
    return [];
  const limit = resourcesOf(container).limits.get('cpu');
  if (!limit || limit.nano === 0n || limit.nano >= ONE) return [];
  return [
    {
      path: 'livenessProbe.timeoutSeconds',
      message: `"${container.name}" may use ${canonicalQuantity(limit)} of a core, and its liveness probe waits 1 s: a container that is held back by its limit is killed as if it hung.`,
      fix: 'set timeoutSeconds of the liveness probe to 5 or more, or remove the limit of cpu.',
    },
  ];
}
