import { fieldsOf, isFields, listOf, textOf, type Fields } from '../../kubernetes/json';
import { FIRST_UNPRIVILEGED_PORT } from '../../kubernetes/port';
import { portsOfContainer } from '../../pod/network/ports';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Rule } from '../rule';

/**
 * A helper that is not root and has lost all capabilities listens on a port that needs no privilege. Some container
 * runtimes lift the limit for every Pod; a Pod can do so by a sysctl.
 */
export const hardenedPort: Rule = {
  id: 'hardened-port',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'A hardened helper listens on a port from 1024.',
  fields: ['spec.{initContainers,containers}[*].ports[*].containerPort'],
  source: 'https://man7.org/linux/man-pages/man7/capabilities.7.html, CAP_NET_BIND_SERVICE',
  check: ({ containers, spec, provenance }) =>
    containers
      .filter(({ name, fields }) => provenance.isAdded({ type: 'container', name }) && lostPrivilege(fields))
      .flatMap((container) =>
        portsOfContainer(container)
          .filter(({ port }) => typeof port === 'number' && port >= 1 && port < firstPort(spec))
          .map(({ path, port }) => ({
            container: container.name,
            path: `${path}.containerPort`,
            value: port,
            message: `"${container.name}" may not listen on port ${String(port)}: it is not root, has no capability, and ports below ${firstPort(spec)} need one.`,
            fix: 'let the program listen on a port from 1024, or set the sysctl net.ipv4.ip_unprivileged_port_start of the Pod, or switch the hardening off with `security: { hardened: false }`.',
          })),
      ),
};

function lostPrivilege(container: Fields): boolean {
  const context = fieldsOf(container['securityContext']);
  const capabilities = fieldsOf(context['capabilities']);
  return context['runAsNonRoot'] === true && listOf(capabilities['drop']).includes('ALL');
}

function firstPort(spec: Fields): number {
  const sysctl = listOf(fieldsOf(spec['securityContext'])['sysctls']).find(
    (item) => isFields(item) && item['name'] === 'net.ipv4.ip_unprivileged_port_start',
  );
  return isFields(sysctl) ? Number(textOf(sysctl['value'])) : FIRST_UNPRIVILEGED_PORT;
}
