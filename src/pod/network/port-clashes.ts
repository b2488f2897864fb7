import { isSamePort, portsOf, type DeclaredPort } from './ports';
import type { Fields } from '../../kubernetes/json';

/** A port, a port of the node or a name of a port that two ports of a Pod want at the same time. */
export interface PortClash {
  readonly of: 'port' | 'hostPort' | 'name';
  /** What both want: `8080/TCP`, or the name. */
  readonly value: string;
  /** The containers that want it, each once, in the order in which they start. */
  readonly containers: readonly string[];
  /** What comes of it. */
  readonly consequence: string;
}

interface ClashKind {
  readonly of: PortClash['of'];
  readonly consequence: string;
  /** What two ports cannot both have; undefined for a port that has none of it. */
  valueOf(port: DeclaredPort): string | undefined;
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
    consequence: 'the containers of a Pod share one address, so only one of them can listen on it',
    valueOf: portText,
    clashing: (ports) => {
      // A container that declares a port twice, under two names for instance, is not in its own way.
      const byContainer = [...new Map(ports.map((port) => [port.container, port])).values()];
      return byContainer.filter((port) => byContainer.some((other) => other !== port && isSamePort(port, other)));
    },
  },
  {
    of: 'hostPort',
    consequence: 'a port of the node leads to one port of the Pod',
    valueOf: ({ hostPort, hostIp, protocol }) =>
      hostPort === 0 ? undefined : `${hostIp === '' ? '' : `${hostIp}:`}${hostPort}/${protocol}`,
    clashing: (ports) => (new Set(ports.map(portText)).size > 1 ? ports : []),
  },
  {
    of: 'name',
    consequence: 'whoever asks for the port by its name gets only one of them',
    // Neither Services nor probes look for a name in an init step.
    valueOf: ({ name, container }) => (container.kind === 'init' ? undefined : name),
    clashing: (ports) => (new Set(ports.map(portText)).size > 1 ? ports : []),
  },
];

/** The ports, ports of the node and names of ports that two ports of the Pod want at the same time. */
export function portClashesOf(spec: Fields): PortClash[] {
  const ports = portsOf(spec);
  return CLASHES.flatMap(({ of, consequence, valueOf, clashing }) =>
    [...grouped(ports, valueOf)].flatMap(([value, group]) => {
      const containers = [...new Set(clashing(group).map(({ container }) => container.name))];
      return containers.length === 0 ? [] : [{ of, value, containers, consequence }];
    }),
  );
}

function portText({ port, protocol }: DeclaredPort): string {
  return `${String(port)}/${protocol}`;
}

function grouped(ports: readonly DeclaredPort[], keyOf: ClashKind['valueOf']): Map<string, DeclaredPort[]> {
  const groups = new Map<string, DeclaredPort[]>();
  for (const port of ports) {
    const key = keyOf(port);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(port);
    else groups.set(key, [port]);
  }
  return groups;
}
