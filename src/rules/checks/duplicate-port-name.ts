import { isPortNumber } from '../../kubernetes/port';
import { portsOf, type DeclaredPort } from '../../pod/network/ports';
import { FindingSeverity } from '../finding';
import { portPart } from '../port-part';
import { lastOf, makersText, repeated } from '../repeated';
import { quotedList } from '../../kubernetes/words';
import type { Rule } from '../rule';

/**
 * The name of a port is unique in the Pod. The API server demands it of each container; over all containers a Service or
 * monitor that asks for the name gets every port that has it. Names that only the workload itself gives twice, in
 * different containers, are left to it.
 *
 * Fields: spec.{initContainers,containers}[*].ports[*].name
 * Source: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
 */
export const duplicatePortName: Rule = {
  id: 'duplicate-port-name',
  severity: FindingSeverity.ERROR,
  summary: 'The name of a port is unique in the Pod.',
  check: ({ spec, origins }) => {
    const named = portsOf(spec).filter(({ name, port }) => name !== undefined && isPortNumber(port));
    return repeated(named, ({ name }) => name ?? '').flatMap(({ key, items }) => {
      const brought = items.filter((port) => origins.isBrought(portPart(port)));
      const containers = [...new Set(items.map(({ container }) => container.name))];
      if (brought.length === 0 && containers.length === items.length) return [];
      const at = brought.length === 0 ? lastOf(items) : lastOf(brought);
      const makerOf = (port: DeclaredPort): string => lastOf(origins.makersOf(portPart(port)));
      return {
        container: at.container.name,
        construct: makerOf(at),
        path: `${at.path}.name`,
        value: key,
        message: `${items.length} ports have the name "${key}", in ${quotedList(containers)}: ${makersText(items.map(makerOf))}.`,
        fix: 'give one of them another name; that of an adapter is its `metrics.portName`.',
      };
    });
  },
};
