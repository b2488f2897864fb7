import type { IConstruct } from 'constructs';
import { definedFields, type Fields } from '../../kubernetes/json';
import { isPortNumber } from '../../kubernetes/port';
import type { Protocol } from '../../kubernetes/protocol';
import { rejectConstruct } from '../../template/locate';

/**
 * A port that a helper listens on.
 */
export interface HelperPort {
  /**
   * The number, from 1 to 65535 (finding `port-number`); from 1024 in a hardened container (finding `hardened-port`). No
   * container that runs at the same time may use it with the same protocol (finding `duplicate-port`).
   */
  readonly number: number;

  /**
   * The name by which Services, monitors and probes can refer to it: at most 15 lower-case letters, digits and "-"
   * (finding `port-number`).
   *
   * @default - none
   */
  readonly name?: string;

  /**
   * The protocol.
   * @default - TCP, by Kubernetes
   */
  readonly protocol?: Protocol;

  /**
   * The port of the node that leads to it, from 1 to 65535 (finding `port-number`). A node has each port once: a Pod waits
   * until there is a node where no other Pod has it, and two of one Pod are the finding `duplicate-host-port`. With
   * `hostNetwork` it must be equal to `number` (finding `host-network-port`). The baseline Pod Security Standard forbids host ports.
   *
   * @see https://kubernetes.io/docs/concepts/security/pod-security-standards/
   * @default - none
   */
  readonly hostPort?: number;

  /**
   * The address of the node on which `hostPort` is open. Without a `hostPort` it does nothing.
   * @default - all addresses of the node
   */
  readonly hostIp?: string;
}

/** A port that can be given by its number alone. */
export function helperPort(port: number | HelperPort): HelperPort {
  return typeof port === 'object' ? port : { number: port };
}

/** A port as the container's `ports` have it. */
export function containerPort(port: number | HelperPort): Fields {
  const { number, name, protocol, hostPort, hostIp } = helperPort(port);
  return definedFields({ containerPort: number, name, protocol, hostPort, hostIP: hostIp });
}

/** Refuses a port with a number that is none, by the option that has it (finding `port-number`). */
export function requirePortNumber(helper: IConstruct, port: number | HelperPort, option: string): void {
  const { number, hostPort } = helperPort(port);
  if (!isPortNumber(number)) {
    const place = typeof port === 'object' ? `${option}.number` : option;
    rejectPort(helper, { number, option: place, fix: 'use the port that the program listens on.' });
  }
  if (hostPort !== undefined && !isPortNumber(hostPort)) {
    rejectPort(helper, { number: hostPort, option: `${option}.hostPort`, fix: 'use a port of the node that is free.' });
  }
}

function rejectPort(helper: IConstruct, wrong: { number: number; option: string; fix: string }): never {
  const { number, option, fix } = wrong;
  return rejectConstruct('port-number', helper, {
    option,
    value: number,
    message: `the port ${number} is not a whole number from 1 to 65535.`,
    fix,
  });
}
