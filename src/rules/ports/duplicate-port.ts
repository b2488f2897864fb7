import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import { quotedList } from '../../kubernetes/words';
import { excludeEachOther } from '../../pod/network/listening-addresses';
import type { DeclaredPort } from '../../pod/network/ports';
import { repeatedAt } from '../places';
import { removalOfRepeated } from '../mends';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A port is declared once. The API server takes, with a warning, a port that two containers declare, and the second
 * program that wants to listen on it fails, unless one of the two listens on localhost and the other on
 * the address of the Pod.
 */
export const duplicatePort: Rule = {
  id: 'duplicate-port',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'A port is declared once among the containers that run at the same time.',
  fields: ['spec.{initContainers,containers}[*].ports[*].containerPort'],
  onlyWith: ['ports'],
  symptoms: [
    SYMPTOMS.crashLoop,
    SYMPTOMS.backOff,
    SYMPTOMS.addressInUse,
    SYMPTOMS.duplicatePort,
    SYMPTOMS.duplicateKey,
  ],
  source: 'k8s.io/kubernetes/pkg/api/pod, warningsForPodSpecAndMeta (duplicate port definition)',
  mend: removalOfRepeated,
  check: ({ ports }) =>
    ports.flatMap((port, index) => {
      // The first one that is in its way is enough to say: all pairs of many containers would be a flood.
      const earlier = ports.slice(0, index).find((other) => excludeEachOther(other, port));
      return earlier ? [problemOf(earlier, port)] : [];
    }),
};

function problemOf(earlier: DeclaredPort, later: DeclaredPort): Problem {
  const places = repeatedAt([earlier, later].map(({ path }) => `${path}.containerPort`));
  const port = `port ${String(later.port)}/${later.protocol}`;
  const names = [earlier.name, later.name].filter((name) => name !== undefined);
  const [first, second] = [earlier.container.name, later.container.name];
  if (earlier.container === later.container) {
    return {
      ...places,
      message: `"${first}" declares ${port} twice: server-side apply refuses that, and other updates may drop one of them.`,
      fix: 'remove one of the two.',
    };
  }
  return {
    ...places,
    ...(names.length > 0 && { data: { portNames: names.join(' ') } }),
    message: `${port} is declared by ${quotedList([first, second])}, and the containers of a Pod share one address.`,
    fix: 'let one of them listen on another port, or one on localhost and the other on the IP address of the Pod, not on all addresses.',
  };
}
