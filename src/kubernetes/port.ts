/** Whether a value is the number of a port: whole, from 1 to 65535. */
export function isPortNumber(port: unknown): boolean {
  return typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65535;
}
