import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { textOf } from '../../kubernetes/json';
import { portNameProblem } from '../../kubernetes/names';
import { quotedList } from '../../kubernetes/words';
import type { PodContainer } from '../../pod/containers';
import { portsOfContainer } from '../../pod/network/ports';
import { handlerPort, hooksOf, probesOf } from '../../pod/handlers';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A port that a probe or hook calls by name is one that its own container has. The API server takes any name of the
 * right form. The kubelet looks for it in that container alone, and goes on without an answer: a startup probe never
 * succeeds, a liveness probe never fails.
 */
export const probePort: Rule = {
  id: 'probe-port',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'A port that a probe or hook calls by name is one of its own container.',
  fields: ['the ports of spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe,lifecycle}'],
  onlyWith: ['startupProbe', 'readinessProbe', 'livenessProbe', 'lifecycle'],
  symptoms: [SYMPTOMS.unhealthy, SYMPTOMS.probeErrored],
  source: 'k8s.io/kubernetes/pkg/probe, ResolveContainerPort',
  check: ({ longRunning }) => problemsOfEach(longRunning, unknownNames),
};

function unknownNames(container: PodContainer): ContainerProblem[] {
  const names = portsOfContainer(container).flatMap(({ name }) => name ?? []);
  return [...probesOf(container), ...hooksOf(container)].flatMap((call) => {
    const called = handlerPort(call);
    const name = textOf(called?.port);
    if (!called?.acceptsPortName || name === undefined || names.includes(name) || portNameProblem(name)) return [];
    const known = names.length === 0 ? 'none of its ports has a name' : `it has ${quotedList(names)}`;
    return [
      {
        path: called.path,
        message: `"${container.name}" has no port named "${name}": ${known}.`,
        fix: 'set this name on a port of the container, or call the port by its number.',
      },
    ];
  });
}
