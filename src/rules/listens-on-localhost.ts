import { listOf } from '../kubernetes/json';
import type { DeclaredPort } from '../pod/network/ports';

/** The names of flags that say where a program listens, such as `--web.listen-address` or `--host`. */
const LISTENING_FLAG = /^--?(?:[\w.-]*(?:listen|bind)[\w.-]*|address|addr|host)$/i;
const LOOPBACK_ADDRESS = /^(?:localhost|127\.0\.0\.1|\[?::1\]?)$/i;
const ADDRESS_WITH_PORT = /^(.+):(\d{1,5})$/;

/**
 * Whether the arguments of a container say that it listens on a port of localhost only, as in
 * `--web.listen-address=127.0.0.1:9100` or `--host=127.0.0.1`. Another program can have the same port on the Pod's own
 * address then.
 */
export function listensOnLocalhost({ container, port }: DeclaredPort): boolean {
  const words = [...listOf(container.fields['command']), ...listOf(container.fields['args'])];
  const texts = words.filter((word): word is string => typeof word === 'string');
  return texts.some((text, index) => {
    const equals = text.indexOf('=');
    const [flag, address] = equals < 0 ? [text, texts[index + 1]] : [text.slice(0, equals), text.slice(equals + 1)];
    return LISTENING_FLAG.test(flag) && address !== undefined && isLoopback(address, Number(port));
  });
}

/** An address without a port is that of every port. */
function isLoopback(address: string, port: number): boolean {
  if (LOOPBACK_ADDRESS.test(address)) return true;
  const [, host = '', number] = ADDRESS_WITH_PORT.exec(address) ?? [];
  return LOOPBACK_ADDRESS.test(host) && Number(number) === port;
}
