import { textsOf } from '../../kubernetes/json';
import { portsOfContainer } from './ports';
import { handlerPort, commandOf, type Handler } from '../handlers';
import type { PodContainer } from '../containers';

/** The ports that a container declares for TCP, over which the kubelet calls. */
export function tcpPortsOf(container: PodContainer): number[] {
  return portsOfContainer(container)
    .filter(({ protocol }) => protocol === 'TCP')
    .flatMap(({ port }) => (typeof port === 'number' ? port : []));
}

/**
 * Whether a handler goes to a port of this Pod: over its address, or by a command that names it on localhost. A host that
 * the handler names is another one: the kubelet's localhost is the node.
 */
export function targetsPort(handler: Handler, port: number): boolean {
  const called = handlerPort(handler);
  if (called) return called.port === port && called.host === '';
  return namesLocalPort(commandOf(handler).join(' '), port);
}

/**
 * Whether a command goes on for as long as a port of localhost does not answer: a loop, or one of the programs for that.
 */
export function waitsForLocalPort(command: string, port: number): boolean {
  return WAITS.test(command) && namesLocalPort(command, port);
}

const WAITS = /\b(until|while)\b|\bwait-for|\bdockerize\b/;

/** The words of a container's own command and arguments; none if its image decides. */
export function ownCommand({ fields }: PodContainer): string {
  return [...textsOf(fields['command']), ...textsOf(fields['args'])].join(' ');
}

/** Whether a command or text names a port of localhost. */
export function namesLocalPort(command: string, port: number): boolean {
  return LOCALHOST.test(command) && addressesOn(port).some((address) => address.test(command));
}

const LOCALHOST = /localhost|127\.0\.0\.1|::1/;

/** The scheme whose default is a port. */
const SCHEMES: ReadonlyMap<number, string> = new Map([
  [80, 'http'],
  [443, 'https'],
]);

/** How a command writes a port of localhost: `localhost:80`, `-h localhost -p 80`, `http://localhost/`. */
function addressesOn(port: number): RegExp[] {
  const localhost = '(localhost|127\\.0\\.0\\.1|\\[?::1\\]?)';
  const scheme = SCHEMES.get(port);
  return [
    new RegExp(`${localhost}(:|/| | -[pP] ?| --port[= ])${port}(?!\\d)`),
    ...(scheme === undefined ? [] : [new RegExp(`${scheme}://${localhost}(?![\\w.:-])`)]),
  ];
}
