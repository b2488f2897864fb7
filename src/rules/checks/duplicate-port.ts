import { isSamePort, portsOf, type DeclaredPort } from '../../pod/network/ports';
import { FindingSeverity, type Problem } from '../finding';
import { portPart } from '../port-part';
import { lastOf, makersText } from '../repeated';
import { quotedList } from '../../kubernetes/words';
import type { JudgedPod, Rule } from '../rule';

/**
 * A helper's port is its own. Kubernetes takes a port that two containers declare, and the second program that wants to
 * listen on it fails. Ports that the workload itself declares twice are left to it.
 *
 * Fields: spec.{initContainers,containers}[*].ports[*].containerPort
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking
 */
export const duplicatePort: Rule = {
  id: 'duplicate-port',
  severity: FindingSeverity.ERROR,
  summary: 'A helper listens on a port that no other container of the Pod uses.',
  check: (pod) => {
    const ports = portsOf(pod.spec);
    return ports.flatMap((port, index) =>
      ports
        .slice(0, index)
        .filter((earlier) => clash(earlier, port, pod))
        .map((earlier) => problem(joinedLast(earlier, port, pod), pod)),
    );
  },
};

function clash(earlier: DeclaredPort, later: DeclaredPort, { origins }: JudgedPod): boolean {
  return isSamePort(earlier, later) && [earlier, later].some((port) => origins.isBrought(portPart(port)));
}

/** A helper that joined is at fault rather than the workload, though native sidecars stand before the app. */
function joinedLast(earlier: DeclaredPort, later: DeclaredPort, { origins }: JudgedPod): [DeclaredPort, DeclaredPort] {
  return origins.isBrought(portPart(later)) ? [earlier, later] : [later, earlier];
}

function problem([present, joined]: [DeclaredPort, DeclaredPort], { origins }: JudgedPod): Problem {
  const isTwice = present.container === joined.container;
  const makers = isTwice
    ? origins.makersOf(portPart(joined), 2)
    : [present, joined].map((port) => lastOf(origins.makersOf(portPart(port))));
  const users = isTwice
    ? `twice by "${joined.container.name}"`
    : `by ${quotedList([present.container.name, joined.container.name])}`;
  return {
    container: joined.container.name,
    path: `${joined.path}.containerPort`,
    value: joined.port,
    construct: lastOf(makers),
    message: `port ${String(joined.port)}/${joined.protocol} is used ${users}, and the containers of a Pod share one address: ${makersText(makers)}.`,
    fix: 'let one of them listen on another port.',
  };
}
