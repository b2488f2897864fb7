import type { IConstruct } from 'constructs';
import type { Fields } from '../../kubernetes/json';
import { rejectConstruct } from '../../template/locate';
import { clientUrl, type UrlBase } from './client-url';
import type { Listener } from './listener';
import type { LocalhostVariables } from './localhost-variables';

/** The loopback address. A name could resolve to `::1`, where not every program listens. */
const LOOPBACK = '127.0.0.1';

/** The options that name a variable for one fact each. */
const FACTS = ['host', 'port', 'address', 'socketPath', 'socketDirectory'] as const;

/** What there is to tell of a listener. */
interface Address {
  readonly name: string;
  readonly facts: { readonly [fact in (typeof FACTS)[number]]?: string };
  readonly url: UrlBase;
}

/** The variables that tell where something listens, as they stand in a manifest. */
export function clientVariables(helper: IConstruct, listener: Listener, names: LocalhostVariables): Fields[] {
  const address = addressOf(listener);
  const variables = FACTS.filter((fact) => names[fact] !== undefined).map((fact): Fields => {
    const value = address.facts[fact];
    return value === undefined ? refuseFact(helper, address, [fact, names[fact]]) : { name: names[fact], value };
  });
  return [...variables, ...clientUrl(helper, address.url, names)];
}

function addressOf({ port, socket }: Listener): Address {
  if (socket) {
    const { path, directory } = socket;
    const facts = { socketPath: path, socketDirectory: directory };
    return { name: `the Unix socket ${path}`, facts, url: { scheme: 'unix', authority: '', path } };
  }
  const number = String(port?.number);
  const address = `${LOOPBACK}:${number}`;
  const facts = { host: LOOPBACK, port: number, address };
  return { name: `port ${number}`, facts, url: { scheme: 'http', authority: address, path: '' } };
}

function refuseFact(helper: IConstruct, { name, facts }: Address, [fact, value]: readonly [string, unknown]): never {
  return rejectConstruct('localhost-variables', helper, {
    option: fact,
    value,
    message: `${name} has no \`${fact}\` that a variable could tell.`,
    fix: `choose among ${[...Object.keys(facts), 'url'].map((option) => `\`${option}\``).join(', ')}.`,
  });
}
