import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isFields } from '../../kubernetes/json';
import type { PodContainer } from '../../pod/containers';
import { probesOf } from '../../pod/handlers';
import { PROBE_NAMES } from '../../pod/probe-names';
import { PROBE_DEFAULTS } from '../../kubernetes/fields/defaults';
import { listed } from '../../kubernetes/words';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A probe that runs a command says how long the command may take. The default of one second is for a request: a command
 * first starts a process in the container, which under load alone takes a second. A startup probe has many tries.
 */
export const execProbeTimeout: Rule = {
  id: 'exec-probe-timeout',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A readiness or liveness probe that runs a command has a timeout of its own.',
  fields: ['spec.{initContainers,containers}[*].{readinessProbe,livenessProbe}.{exec,timeoutSeconds}'],
  onlyWith: ['readinessProbe', 'livenessProbe'],
  symptoms: [
    SYMPTOMS.unhealthy,
    SYMPTOMS.commandTimedOut,
    SYMPTOMS.waitingTooLong,
    SYMPTOMS.livenessFailed,
    SYMPTOMS.readinessFailed,
  ],
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
  check: ({ longRunning }) => problemsOfEach(longRunning, defaultTimeouts),
};

function defaultTimeouts(container: PodContainer): ContainerProblem[] {
  const probes = probesOf(container).filter(
    ({ path, fields }) => path !== 'startupProbe' && isFields(fields['exec']) && !fields['timeoutSeconds'],
  );
  const [first] = probes;
  if (!first) return [];
  const names = listed(probes.map(({ path }) => PROBE_NAMES[path as keyof typeof PROBE_NAMES]));
  return [
    {
      path: `${first.path}.timeoutSeconds`,
      message: `the ${names} of "${container.name}" ${probes.length === 1 ? 'runs' : 'run'} a command and ${probes.length === 1 ? 'has' : 'have'} the default timeout of ${PROBE_DEFAULTS.timeoutSeconds} s, in which a busy node hardly starts it.`,
      fix: 'set timeoutSeconds to what the command takes on a busy node, such as 5.',
    },
  ];
}
