import { textOf } from '../../kubernetes/json';
import { portNameProblem } from '../../kubernetes/names';
import { handlerPort, hooksOf, probesOf } from '../../pod/handlers';
import { portsOfContainer } from '../../pod/network/ports';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { quotedList } from '../../kubernetes/words';
import type { Rule } from '../rule';

/**
 * A port that a probe or hook calls by name is one that its own container has. The kubelet looks for the name nowhere
 * else, and goes on asking without an answer: a startup probe never succeeds, a liveness probe never fails.
 */
export const probePort: Rule = {
  id: 'probe-port',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'A port that a probe or hook calls by name is one of its own container.',
  fields: ['the ports of spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe,lifecycle}'],
  source: 'k8s.io/kubernetes/pkg/probe, ResolveContainerPort',
  check: ({ containers }) =>
    containers.flatMap((container) => {
      const names = portsOfContainer(container).flatMap(({ name }) => name ?? []);
      return [...probesOf(container), ...hooksOf(container)].flatMap((call) => {
        const called = handlerPort(call);
        const name = textOf(called?.port);
        if (!called?.acceptsPortName || name === undefined || names.includes(name) || portNameProblem(name)) return [];
        const known = names.length === 0 ? 'it names none' : `it has ${quotedList(names)}`;
        return [
          {
            container: container.name,
            path: `${container.path}.${called.path}`,
            value: name,
            message: `"${container.name}" has no port of the name "${name}": ${known}.`,
            fix: 'name the port in the ports of this container, or write its number.',
          },
        ];
      });
    }),
};
