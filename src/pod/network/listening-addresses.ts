import { textsOf } from '../../kubernetes/json';
import type { PodContainer } from '../containers';
import { isSamePort, type DeclaredPort } from './ports';

/** The names of flags that say where a program listens, such as `--web.listen-address` or `--host`. */
const FLAG = /^--?[\w.-]+$/;
const LISTENING = /^--?(?:address|addr|host)$|listen|bind/i;
const ADDRESS_WITH_PORT = /^(.*):(\d{1,5})$/;
const LOCALHOST = /^(?:localhost|127\.0\.0\.1|\[?::1\]?)$/i;
const EVERY_ADDRESS = /^(?:|\*|0\.0\.0\.0|\[?::\]?)$/;

/** Which addresses of a Pod a program listens on. */
type Addresses = 'localhost' | 'all' | 'one';

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
 * in `--web.listen-address=127.0.0.1:9100`, and the other not on all addresses. If the other says nothing, it may listen
 * on that of the Pod alone.
 */
function listenOnDifferentAddresses(left: DeclaredPort, right: DeclaredPort): boolean {
  const [one, other] = [addressesOf(left), addressesOf(right)];
  return one !== other && [one, other].includes('localhost') && ![one, other].includes('all');
}

/** Whether the arguments of a container say on which addresses it listens on a port. */
export function saysWhereItListens({ container, port }: DeclaredPort): boolean {
  return addressesOf({ container, port }) !== undefined;
}

/** Whether the arguments of a container say that it listens on a port of localhost alone. */
export function listensOnLocalhost(container: PodContainer, port: number): boolean {
  return addressesOf({ container, port }) === 'localhost';
}

/** The addresses that the arguments of a container name for a port; undefined if they name none. */
function addressesOf({ container, port }: Pick<DeclaredPort, 'container' | 'port'>): Addresses | undefined {
  const texts = [...textsOf(container.fields['command']), ...textsOf(container.fields['args'])];
  const named = texts.flatMap((text, index) => {
    const equals = text.indexOf('=');
    const [flag, address] = equals < 0 ? [text, texts[index + 1]] : [text.slice(0, equals), text.slice(equals + 1)];
    return FLAG.test(flag) && LISTENING.test(flag) && address !== undefined
      ? (addressesIn(address, Number(port)) ?? [])
      : [];
  });
  return named[0];
}

/** An address without a port is that of every port. */
function addressesIn(text: string, port: number): Addresses | undefined {
  const [, host = text, number] = ADDRESS_WITH_PORT.exec(text) ?? [];
  if (number !== undefined && Number(number) !== port && !EVERY_ADDRESS.test(text)) return undefined;
  if (LOCALHOST.test(text) || LOCALHOST.test(host)) return 'localhost';
  return EVERY_ADDRESS.test(text) || EVERY_ADDRESS.test(host) ? 'all' : 'one';
}
