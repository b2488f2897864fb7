import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isFields, listOf, textOf, type Fields } from '../../kubernetes/json';
import { FIRST_UNPRIVILEGED_PORT } from '../../kubernetes/port';
import { containerUser } from '../../pod/container-user';
import type { PodContainer } from '../../pod/containers';
import { portsOfContainer } from '../../pod/network/ports';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

const SYSCTL = 'net.ipv4.ip_unprivileged_port_start';

/**
 * A container that is not root and has lost all capabilities listens on a port that needs no privilege. Most container
 * runtimes lift the limit for every Pod by now: containerd from 2.0, Docker from 20.10. A Pod can do so by a sysctl.
 */
export const hardenedPort: Rule = {
  id: 'hardened-port',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A container without root and capabilities listens on a port from 1024.',
  fields: [
    'spec.{initContainers,containers}[*].ports[*].containerPort',
    'spec.{initContainers,containers}[*].securityContext.{runAsNonRoot,runAsUser,capabilities}',
    'spec.securityContext.{runAsNonRoot,runAsUser,sysctls}',
  ],
  onlyWith: ['drop'],
  symptoms: [SYMPTOMS.portDenied, SYMPTOMS.crashLoop, SYMPTOMS.backOff],
  source: 'https://man7.org/linux/man-pages/man7/capabilities.7.html, CAP_NET_BIND_SERVICE',
  check: ({ longRunning, spec }) => {
    const first = firstPort(spec);
    return problemsOfEach(
      longRunning.filter((container) => lostPrivilege(container, spec)),
      (container) =>
        portsOfContainer(container)
          .filter(({ port }) => typeof port === 'number' && port >= 1 && port < first)
          .map(({ path, port }) => ({
            path: `${path.slice(container.path.length + 1)}.containerPort`,
            message:
              `"${container.name}" listens on port ${String(port)}, is not root and drops all capabilities: container ` +
              `runtimes that keep ports below ${first} for root, such as containerd before 2.0, do not let it.`,
            fix: `let the program listen on a port from 1024, or set the sysctl ${SYSCTL} to "0" in the securityContext of the Pod.`,
          })),
    );
  },
};

function lostPrivilege(container: PodContainer, spec: Fields): boolean {
  const { runAsUser, mustNotBeRoot } = containerUser(container, spec);
  const { drop, add } = fieldsOf(fieldsOf(container.fields['securityContext'])['capabilities']);
  return mustNotBeRoot && runAsUser !== 0 && listOf(drop).includes('ALL') && !listOf(add).includes('NET_BIND_SERVICE');
}

function firstPort(spec: Fields): number {
  const sysctl = listOf(fieldsOf(spec['securityContext'])['sysctls']).find(
    (item) => isFields(item) && item['name'] === SYSCTL,
  );
  return isFields(sysctl) ? Number(textOf(sysctl['value'])) : FIRST_UNPRIVILEGED_PORT;
}
