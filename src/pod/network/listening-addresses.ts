import { textsOf } from '../../kubernetes/json';
import type { PodContainer } from '../containers';
import { isSamePort, portsOfContainer, type DeclaredPort } from './ports';

/** The names of flags that say where a program listens, such as `--web.listen-address` or `--host`. */
const LISTENING = /^--?(?:address|addr|host)$|listen|bind/i;
/** What of such a name says nothing of what listens there. */
const GENERAL = /^--?(?:listen|bind|address|addr|host|[-._])+$/i;
/** The end of such a name, in the place of which the name of the flag for its port has `port`. */
const ENDING = /(?:(?:listen|bind)[-._]?)?(?:address|addr|host|listen|bind)$/i;
const FLAG = /^--?[\w.-]+$/;
/** An address with a port, or a port alone. */
const ADDRESS_WITH_PORT = /^(?:(.*):)?(\d{1,5})$/;
const LOCALHOST = /^(?:localhost|127\.0\.0\.1|\[?::1\]?)$/i;
const EVERY_ADDRESS = /^(?:|\*|0\.0\.0\.0|\[?::\]?)$/;

/** Which addresses of a Pod a program listens on. */
type Addresses = 'localhost' | 'all' | 'one';

/** What a flag says of where a program listens. */
interface Listening {
  readonly addresses: Addresses;
  /** The port; undefined if nothing tells it. */
  readonly port: number | undefined;
  /** Whether it is about all that the program does: `--host`, and not `--metrics-host`. */
  readonly isGeneral: boolean;
}

/**
 * Whether only one of two programs can listen on its port: the ports are one and the same, and the arguments of the
 * containers do not say that they listen on different addresses.
 */
export function excludeEachOther(left: DeclaredPort, right: DeclaredPort): boolean {
  if (!isSamePort(left, right)) return false;
  return left.container === right.container || !listenOnDifferentAddresses(left, right);
}

/**
 * Whether the arguments of two containers say that they listen on one port of different addresses: one on localhost, as
 * in `--web.listen-address=127.0.0.1:9100`, and the other on that of the Pod. A program that is told nothing listens on all
 * addresses, and the kernel then refuses it localhost too.
 */
function listenOnDifferentAddresses(left: DeclaredPort, right: DeclaredPort): boolean {
  const both = [addressesOf(left), addressesOf(right)];
  return both.includes('localhost') && both.includes('one');
}

/** Whether a host is the loopback address, or its name. */
export function isLocalhost(host: string): boolean {
  return LOCALHOST.test(host);
}

/** Whether the arguments of a container say that it listens on a port of localhost alone. */
export function listensOnLocalhost(container: PodContainer, port: number): boolean {
  return addressesOf({ container, port }) === 'localhost';
}

/** The addresses that the arguments of a container name for a port; undefined if they name none. */
function addressesOf({ container, port }: Pick<DeclaredPort, 'container' | 'port'>): Addresses | undefined {
  const listening = listeningOf(container);
  const ofPort = listening.filter((each) => each.port === port);
  // Of several ports nobody knows which one a flag without a port is about.
  const isOnlyPort = portsOfContainer(container).every((declared) => declared.port === port);
  const ofAny = isOnlyPort ? listening.filter((each) => each.port === undefined && each.isGeneral) : [];
  const [first, ...others] = ofPort.length > 0 ? ofPort : ofAny;
  return others.every(({ addresses }) => addresses === first?.addresses) ? first?.addresses : 'all';
}

function listeningOf({ fields }: PodContainer): Listening[] {
  const flags = flagsIn([...textsOf(fields['command']), ...textsOf(fields['args'])]);
  const ports = new Map(flags);
  return flags.flatMap(([flag, value]) => {
    if (!LISTENING.test(flag)) return [];
    const { host, port = ports.get(flag.replace(ENDING, 'port')) } = partsOf(value);
    return [{ addresses: addressesIn(host), port: numberOf(port), isGeneral: GENERAL.test(flag) }];
  });
}

/** The flags with their values, which stand behind `=` or are the next word. */
function flagsIn(texts: readonly string[]): [flag: string, value: string][] {
  return texts.flatMap((text, index) => {
    const equals = text.indexOf('=');
    const next = texts[index + 1] ?? '-';
    if (equals < 0) return FLAG.test(text) && !next.startsWith('-') ? [[text, next]] : [];
    const flag = text.slice(0, equals);
    return FLAG.test(flag) ? [[flag, text.slice(equals + 1)]] : [];
  });
}

function partsOf(address: string): { readonly host: string; readonly port?: string } {
  const parts = LOCALHOST.test(address) || EVERY_ADDRESS.test(address) ? null : ADDRESS_WITH_PORT.exec(address);
  const [, host = '', port] = parts ?? [undefined, address];
  return { host, ...(port !== undefined && { port }) };
}

function numberOf(port: string | undefined): number | undefined {
  return port !== undefined && /^\d{1,5}$/.test(port) ? Number(port) : undefined;
}

function addressesIn(host: string): Addresses {
  if (LOCALHOST.test(host)) return 'localhost';
  return EVERY_ADDRESS.test(host) ? 'all' : 'one';
}
