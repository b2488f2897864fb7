import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { containersOf, isLongRunning, type PodContainer } from '../pod/containers';
import { hooksOf, probesOf, type Handler } from '../pod/handlers';
import { EditPhase, type PodEdit } from './pod-edit';

/** Whose port takes the name of which one. */
export interface PortNameMove {
  /** The name of the container that takes the name. */
  readonly container: string;
  /** The number of its port. */
  readonly port: number;
  /** The number of the port that loses the name, in whichever other container declares it. */
  readonly from: number;
  /** The name that this port has afterwards; undefined for none. */
  readonly fromName: string | undefined;
}

/**
 * Gives the name of a port to a port of another container, so that whatever finds the port by its name comes to that one.
 * If the other port has a name of its own, only that name is taken from the first. Probes and hooks, for which the kubelet
 * looks in their own container alone, call the number from then on.
 *
 * Source: k8s.io/kubernetes/pkg/util/pod, FindPort; pkg/probe/http, FindPortByName
 */
export function movePortName({ container, port, from, fromName }: PortNameMove): PodEdit {
  return {
    phase: EditPhase.FINAL,
    apply: ({ spec }) => {
      const containers = containersOf(spec);
      const taking = containers.filter(({ name }) => name === container).flatMap((each) => tcpPort(each, port))[0];
      const owner = containers.find((each) => isLongRunning(each) && each.name !== container && tcpPort(each, from)[0]);
      if (!taking || !owner) return;
      for (const losing of tcpPort(owner, from)) renamePort(owner, losing, { taking, fromName });
    },
  };
}

function renamePort(
  owner: PodContainer,
  losing: Fields,
  { taking, fromName }: { readonly taking: Fields; readonly fromName: string | undefined },
): void {
  const name = textOf(losing['name']) || undefined;
  const isTaken = name !== undefined && (textOf(taking['name']) || name) === name;
  if (isTaken) {
    taking['name'] = name;
    delete losing['name'];
    for (const handler of [...probesOf(owner), ...hooksOf(owner)]) callNumber(handler, name, losing['containerPort']);
  }
  if (fromName !== undefined && (isTaken || name === undefined)) losing['name'] = fromName;
}

/** The ports of a number that a container declares for TCP. */
function tcpPort({ fields }: PodContainer, number: number): Fields[] {
  return listOf(fields['ports'])
    .filter(isFields)
    .filter((port) => port['containerPort'] === number && (textOf(port['protocol']) || 'TCP') === 'TCP');
}

function callNumber({ fields }: Handler, name: string, number: unknown): void {
  for (const type of ['httpGet', 'tcpSocket']) {
    const action = fieldsOf(fields[type]);
    if (action['port'] === name) action['port'] = number;
  }
}
