import { localhostPortTaken } from '../../edits/port-problems';
import type { PodDraft } from '../../edits/pod-draft';
import type { EditProblem } from '../../findings/problem';
import { excludeEachOther, saysWhereItListens } from '../../pod/network/listening-addresses';
import { isSamePort, portsOf } from '../../pod/network/ports';
import type { PodHelper } from './pod-helper';

/**
 * A container that declares a port on which a helper listens on localhost. In YAML of anybody it may listen on the address
 * of the Pod alone; of a helper it is known that the app shall find it there. What the rule about ports finds anyway, and
 * what says where it listens, is left to it.
 */
export function takenPort(
  { containerName, node }: PodHelper,
  number: number,
  { spec }: PodDraft,
): EditProblem | undefined {
  const ports = portsOf(spec);
  const own = ports.filter(({ container, port }) => container.name === containerName && port === number);
  const taken = ports.find(
    (other) =>
      other.container.name !== containerName &&
      !saysWhereItListens(other) &&
      own.some((port) => isSamePort(port, other) && !excludeEachOther(port, other)),
  );
  return taken && localhostPortTaken(taken, containerName, node.path);
}
