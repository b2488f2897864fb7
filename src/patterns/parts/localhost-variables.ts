import type { Fields } from '../../kubernetes/json';

/**
 * The names of environment variables that tell a program the address of a port on localhost.
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

  /**
   * The variable that becomes a URL, as in `redis://127.0.0.1:6379`.
   * @default - none
   */
  readonly url?: string;

  /**
   * The scheme of the URL.
   * @default 'http'
   */
  readonly urlScheme?: string;
}

/** The loopback address. A name could resolve to `::1`, where not every program listens. */
const LOOPBACK = '127.0.0.1';

/** The variables for a port, as they stand in a manifest. */
export function localhostVariables(port: number, names: LocalhostVariables): Fields[] {
  const address = `${LOOPBACK}:${port}`;
  const variables = [
    { name: names.host, value: LOOPBACK },
    { name: names.port, value: String(port) },
    { name: names.address, value: address },
    { name: names.url, value: `${names.urlScheme ?? 'http'}://${address}` },
  ];
  return variables.filter(({ name }) => name !== undefined);
}
