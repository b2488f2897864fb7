import type { Fields } from '../kubernetes/json';

/**
 * The names of environment variables that say where a port on localhost is.
 */
export interface LocalhostVariables {
  /**
   * The variable that becomes `127.0.0.1`, such as `DATABASE_HOST`.
   * @default - none
   */
  readonly host?: string;

  /**
   * The variable that becomes the number of the port, such as `DATABASE_PORT`.
   * @default - none
   */
  readonly port?: string;

  /**
   * The variable that becomes both, as in `127.0.0.1:5432`.
   * @default - none
   */
  readonly address?: string;
}

/** The loopback address. A name could resolve to `::1`, where not every program listens. */
const LOOPBACK = '127.0.0.1';

/** The variables for a port, as they stand in a manifest. */
export function localhostVariables(port: number, names: LocalhostVariables): Fields[] {
  const variables = [
    { name: names.host, value: LOOPBACK },
    { name: names.port, value: String(port) },
    { name: names.address, value: `${LOOPBACK}:${port}` },
  ];
  return variables.filter(({ name }) => name !== undefined);
}
