import type { Fields } from '../../kubernetes/json';
import type { PodContainer } from '../containers';
import { literalsOf, type Literal } from './literals';
import { portsOf } from './ports';

/** A port on the Pod's own address that an environment variable names. */
export interface LocalhostReference {
  /** The variable, or the two that name the host and the port. */
  readonly variables: readonly string[];
  readonly port: number;
  /** The other containers of the Pod that declare the port. */
  readonly givenBy: ReadonlySet<string>;
}

const LOOPBACK = /localhost|127\.0\.0\.1|::1/;
const LOOPBACK_ALONE = /^(localhost|127\.0\.0\.1|\[?::1\]?)$/;
const LOOPBACK_WITH_PORT = /(?:^|[^\w.-])(?:localhost|127\.0\.0\.1|\[::1\]):(\d{1,5})(?!\d)/g;
const HOST_NAME = /^(.*)(HOST|ADDRESS|ADDR|SERVER)$/i;

/** The containers of a Pod that declare a port, by its number. */
export function listenersOf(spec: Fields): ReadonlyMap<number, ReadonlySet<string>> {
  const listeners = new Map<number, Set<string>>();
  for (const { port, container } of portsOf(spec)) {
    if (typeof port !== 'number') continue;
    listeners.set(port, (listeners.get(port) ?? new Set()).add(container.name));
  }
  return listeners;
}

/**
 * The variables by which a container finds another one on localhost: those that hold a loopback address with a port, and
 * pairs such as `DATABASE_HOST` and `DATABASE_PORT`. Ports that it declares itself, or that no container declares, are
 * left out.
 */
export function localhostReferences(
  container: PodContainer,
  listeners: () => ReturnType<typeof listenersOf>,
): LocalhostReference[] {
  const literals = literalsOf(container);
  // Most containers have no such variable, and need no more work.
  const local = literals.filter(({ value }) => LOOPBACK.test(value));
  if (local.length === 0) return [];
  return [...addresses(local), ...pairs(local, literals)].flatMap((found) => {
    const givenBy = listeners().get(found.port);
    return givenBy === undefined || givenBy.has(container.name) ? [] : [{ ...found, givenBy }];
  });
}

type NamedPort = Pick<LocalhostReference, 'variables' | 'port'>;

function addresses(local: readonly Literal[]): NamedPort[] {
  return local.flatMap(({ name, value }) => {
    const ports = [...value.matchAll(LOOPBACK_WITH_PORT)].map(([, port]) => Number(port));
    return [...new Set(ports)].map((port) => ({ variables: [name], port }));
  });
}

function pairs(local: readonly Literal[], literals: readonly Literal[]): NamedPort[] {
  const hosts = local.filter(({ value }) => LOOPBACK_ALONE.test(value));
  if (hosts.length === 0) return [];
  const values = new Map(literals.map(({ name, value }) => [name.toUpperCase(), { name, value }]));
  return hosts.flatMap(({ name }) => {
    const prefix = HOST_NAME.exec(name)?.[1];
    const port = prefix === undefined ? undefined : values.get(`${prefix}PORT`.toUpperCase());
    if (port === undefined || !/^\d{1,5}$/.test(port.value)) return [];
    return [{ variables: [name, port.name], port: Number(port.value) }];
  });
}
