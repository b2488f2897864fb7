import { isFields, listOf, textOf } from '../../kubernetes/json';
import { containersOf, type PodContainer } from '../containers';
import type { Fields } from '../../kubernetes/json';

/** A port that a container of the Pod declares. */
export interface DeclaredPort {
  readonly container: PodContainer;
  /** The path from the spec, such as `containers[0].ports[1]`. */
  readonly path: string;
  readonly port: unknown;
  readonly protocol: string;
  /** Undefined if it has none. */
  readonly name: string | undefined;
  /** The port of the node that leads to it; 0 if there is none. */
  readonly hostPort: number;
  /** The address of the node to which that port is bound; empty for all of them. */
  readonly hostIp: string;
}

/** The ports that all containers of a Pod declare. */
export function portsOf(spec: Fields): DeclaredPort[] {
  return containersOf(spec).flatMap(portsOfContainer);
}

/** The ports that one container declares. An empty protocol or name is none, as for Kubernetes. */
export function portsOfContainer(container: PodContainer): DeclaredPort[] {
  const ports: DeclaredPort[] = [];
  let index = 0;
  for (const item of listOf(container.fields['ports'])) {
    if (isFields(item)) ports.push(portOf(container, index, item));
    index += 1;
  }
  return ports;
}

function portOf(container: PodContainer, index: number, fields: Fields): DeclaredPort {
  return {
    container,
    path: `${container.path}.ports[${index}]`,
    port: fields['containerPort'],
    protocol: textOf(fields['protocol']) || 'TCP',
    name: textOf(fields['name']) || undefined,
    hostPort: numberOf(fields['hostPort']),
    hostIp: textOf(fields['hostIP']) ?? '',
  };
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

/**
 * Whether two containers can run at the same time. An init container runs with the sidecars before it, and with nothing else.
 */
export function canRunTogether(left: PodContainer, right: PodContainer): boolean {
  const [init, other] = left.kind === 'init' ? [left, right] : [right, left];
  if (init.kind !== 'init') return true;
  return other.kind === 'sidecar' && other.index < init.index;
}

/** Whether a container has run to completion when another one starts. */
export function hasEndedBefore(step: PodContainer | undefined, other: PodContainer): boolean {
  return step?.kind === 'init' && (other.list !== 'initContainers' || step.index < other.index);
}

/**
 * Whether two ports are one and the same number on the address that the containers of a Pod share, so that only one of
 * two programs can listen on it.
 */
export function isSamePort(left: DeclaredPort, right: DeclaredPort): boolean {
  return (
    typeof left.port === 'number' &&
    left.port === right.port &&
    left.protocol === right.protocol &&
    canRunTogether(left.container, right.container)
  );
}
