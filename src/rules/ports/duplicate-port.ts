import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import { quotedList } from '../../kubernetes/words';
import { isSamePort, type DeclaredPort } from '../../pod/network/ports';
import { repeatedAt } from '../places';
import type { Rule } from '../rule';

/**
 * A port is declared once. Kubernetes accepts a port that two containers declare, and the second program that wants to
 * listen on it fails, unless the two listen on different addresses.
 */
export const duplicatePort: Rule = {
  id: 'duplicate-port',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'A container listens on a port that no other container of the Pod uses.',
  fields: ['spec.{initContainers,containers}[*].ports[*].containerPort'],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  check: ({ ports }) =>
    ports.flatMap((port, index) =>
      ports
        .slice(0, index)
        .filter((earlier) => isSamePort(earlier, port))
        .map((earlier) => problemOf(earlier, port)),
    ),
};

function problemOf(earlier: DeclaredPort, later: DeclaredPort): Problem {
  const [first, second] = [earlier.container.name, later.container.name];
  const users = earlier.container === later.container ? `twice by "${first}"` : `by ${quotedList([first, second])}`;
  return {
    ...repeatedAt([earlier, later].map(({ path }) => `${path}.containerPort`)),
    message: `port ${String(later.port)}/${later.protocol} is used ${users}, and the containers of a Pod share one address.`,
    fix: 'let one of them listen on another port, unless one of them listens on localhost alone.',
  };
}
