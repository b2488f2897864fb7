/** Whether a value is the number of a port: whole, from 1 to 65535. */
export function isPortNumber(port: unknown): boolean {
  return typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65535;
}

/** The first port that a program can listen on without the capability NET_BIND_SERVICE. */
export const FIRST_UNPRIVILEGED_PORT = 1024;
