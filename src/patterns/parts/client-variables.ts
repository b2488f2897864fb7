import type { IConstruct } from 'constructs';
import type { Fields } from '../../kubernetes/json';
import { clientUrl } from './client-url';
import type { LocalhostVariables } from './localhost-variables';

/** The loopback address. A name could resolve to `::1`, where not every program listens. */
const LOOPBACK = '127.0.0.1';

/** The variables that tell the address of a port on localhost, as they stand in a manifest. */
export function clientVariables(helper: IConstruct, port: number, names: LocalhostVariables): Fields[] {
  const address = `${LOOPBACK}:${port}`;
  const variables = [
    { name: names.host, value: LOOPBACK },
    { name: names.port, value: String(port) },
    { name: names.address, value: address },
  ];
  const url = clientUrl(helper, { scheme: 'http', authority: address }, names);
  return [...variables.filter(({ name }) => name !== undefined), ...url];
}
