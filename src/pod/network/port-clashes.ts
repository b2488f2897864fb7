import { groupBy } from '../../kubernetes/group-by';
import { excludeEachOther } from './listening-addresses';
import { portsOf, type DeclaredPort } from './ports';
import type { Fields } from '../../kubernetes/json';

/** A port, a port of the node or a name of a port that two ports of a Pod want at the same time. */
export interface PortClash {
  readonly of: 'port' | 'hostPort' | 'name';
  /** What both want: `8080/TCP`, or the name. */
  readonly value: string;
  /** The containers that want it, each once, in the order in which they start. */
  readonly containers: readonly string[];
  /** The number of the port, or of the port of the node; absent for a name. */
  readonly port?: number;
  /** The protocol of the port; absent for a name. */
  readonly protocol?: string;
  /** The address of the node, if the port is bound to one. */
  readonly hostIp?: string;
}

interface ClashKind {
  readonly of: PortClash['of'];
  /** What two ports cannot both have; undefined for a port that has none of it. */
  valueOf(port: DeclaredPort): string | undefined;
  /** The same as data. */
  partsOf(port: DeclaredPort): Pick<PortClash, 'port' | 'protocol' | 'hostIp'>;
  /** The ports, of those with one value, that are in each other's way. */
  clashing(ports: readonly DeclaredPort[]): readonly DeclaredPort[];
}

/**
 * What two ports of one Pod cannot both have. Only containers that run at the same time can be in each other's way.
 *
 * Source: k8s.io/kubernetes/pkg/apis/core/validation, AccumulateUniqueHostPorts; pkg/api/pod/warnings.go,
 * warningsForPodSpecAndMeta (duplicate port definition, duplicate port name); pkg/util/pod, FindPort.
 */
const CLASHES: readonly ClashKind[] = [
  {
    of: 'port',
    valueOf: portText,
    partsOf: ({ port, protocol }) => ({ ...(typeof port === 'number' && { port }), protocol }),
    clashing: (ports) => {
      // A container that declares a port twice, under two names for instance, is not in its own way.
      const byContainer = [...new Map(ports.map((port) => [port.container, port])).values()];
      return byContainer.filter((port) => byContainer.some((other) => other !== port && excludeEachOther(port, other)));
    },
  },
  {
    of: 'hostPort',
    valueOf: ({ hostPort, hostIp, protocol }) =>
      hostPort === 0 ? undefined : `${hostIp === '' ? '' : `${hostIp}:`}${hostPort}/${protocol}`,
    partsOf: ({ hostPort, hostIp, protocol }) => ({ port: hostPort, protocol, ...(hostIp !== '' && { hostIp }) }),
    clashing: (ports) => (new Set(ports.map(portText)).size > 1 ? ports : []),
  },
  {
    of: 'name',
    // Neither Services nor probes look for a name in an init container.
    valueOf: ({ name, container }) => (container.kind === 'init' ? undefined : name),
    partsOf: () => ({}),
    clashing: (ports) => (new Set(ports.map(portText)).size > 1 ? ports : []),
  },
];

/** The ports, ports of the node and names of ports that two ports of the Pod want at the same time. */
export function portClashesOf(spec: Fields): PortClash[] {
  const declared = portsOf(spec);
  return CLASHES.flatMap(({ of, valueOf, partsOf, clashing }) =>
    [...groupBy(declared, valueOf)].flatMap(([value, group]) => {
      const ports = clashing(group);
      const containers = [...new Set(ports.map(({ container }) => container.name))];
      return ports.slice(0, 1).map((port) => ({ of, value, containers, ...partsOf(port) }));
    }),
  );
}

function portText({ port, protocol }: DeclaredPort): string {
  return `${String(port)}/${protocol}`;
}
