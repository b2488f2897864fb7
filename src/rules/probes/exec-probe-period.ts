import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isFields } from '../../kubernetes/json';
import type { PodContainer } from '../../pod/containers';
import { probesOf } from '../../pod/handlers';
import { PROBE_NAMES } from '../../pod/probe-names';
import { probeTiming } from '../../pod/timeline/probe-timing';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';

/** The shortest period in which a new process for each try does not weigh. */
const SHORTEST_SECONDS = 5;

/**
 * A probe that runs a command as long as its container runs does so every five seconds at the most. Each try starts
 * processes on the node and in the container, whose resources they use.
 */
export const execProbePeriod: Rule = {
  id: 'exec-probe-period',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A readiness or liveness probe does not run a command every few seconds.',
  fields: ['spec.{initContainers,containers}[*].{readinessProbe,livenessProbe}.{exec,periodSeconds}'],
  onlyWith: ['readinessProbe', 'livenessProbe'],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#probe-check-methods',
  check: ({ longRunning }) => problemsOfEach(longRunning, shortPeriods),
};

function shortPeriods(container: PodContainer): ContainerProblem[] {
  return (['readinessProbe', 'livenessProbe'] as const).flatMap((field) => {
    const runsCommand = probesOf(container).some(({ path, fields }) => path === field && isFields(fields['exec']));
    const period = runsCommand ? (probeTiming(container, field)?.periodSeconds ?? SHORTEST_SECONDS) : SHORTEST_SECONDS;
    if (period >= SHORTEST_SECONDS) return [];
    return [
      {
        path: `${field}.periodSeconds`,
        message: `the ${PROBE_NAMES[field]} of "${container.name}" starts a process every ${period} s for as long as the container runs.`,
        fix: `set periodSeconds to ${SHORTEST_SECONDS} or more, or ask the program over HTTP, gRPC or TCP.`,
      },
    ];
  });
}
