import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isFields } from '../../kubernetes/json';
import { canonicalQuantity, MILLI } from '../../kubernetes/quantity';
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
  summary: 'The liveness probe of a container with little CPU waits long enough for an answer.',
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
  if (!timing || !isFields(fieldsOf(container.fields['livenessProbe'])['httpGet'])) return [];
  const limit = resourcesOf(container).limits.get('cpu');
  if (!limit || limit.nano === 0n) return [];
  const { timeoutSeconds } = timing;
  const perSecond = Number(limit.nano) / Number(MILLI);
  if (perSecond * timeoutSeconds >= ENOUGH) return [];
  return [
    {
      path: 'livenessProbe.timeoutSeconds',
      message: `"${container.name}" may use ${canonicalQuantity(limit)} of a core, and its liveness probe waits ${timeoutSeconds} s: a container that is held back by its limit is killed as if it hung.`,
      fix: `set timeoutSeconds of the liveness probe to ${Math.ceil(ENOUGH / perSecond)} or more, or remove the limit of cpu.`,
    },
  ];
}

/** Milliseconds of CPU while the probe waits: an answer that takes 10 of them, beside some twenty busy threads. */
const ENOUGH = 250;
