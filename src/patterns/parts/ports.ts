import { definedFields, type Fields } from '../../kubernetes/json';
import type { Protocol } from '../../kubernetes/protocol';

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
}

/** A port that can be given by its number alone. */
export function helperPort(port: number | HelperPort): HelperPort {
  return typeof port === 'object' ? port : { number: port };
}

/** A port as the container's `ports` have it. */
export function containerPort(port: number | HelperPort): Fields {
  const { number, name, protocol } = helperPort(port);
  return definedFields({ containerPort: number, name, protocol });
}
