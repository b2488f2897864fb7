import { fieldsOf, isFields, textOf, textsOf, type Fields } from '../kubernetes/json';
import { PORT_HANDLERS } from '../kubernetes/probe-handlers';
import type { PodContainer } from './containers';

/** What the kubelet runs or calls in a container: a probe or a lifecycle hook, with its handler. */
export interface Handler {
  /** The path from the container, such as `startupProbe` or `lifecycle.preStop`. */
  readonly path: string;
  readonly fields: Fields;
}

/** The probes of a container by the field they stand in. */
export const PROBE_FIELDS = ['startupProbe', 'readinessProbe', 'livenessProbe'] as const;

/** The hooks of a container by the field they stand in. */
export const HOOK_FIELDS = ['postStart', 'preStop'] as const;

/** The probes that a container has. */
export function probesOf(container: PodContainer): Handler[] {
  const probes: Handler[] = [];
  for (const path of PROBE_FIELDS) {
    const fields = container.fields[path];
    if (isFields(fields)) probes.push({ path, fields });
  }
  return probes;
}

/** The lifecycle hooks that a container has. */
export function hooksOf(container: PodContainer): Handler[] {
  const lifecycle = container.fields['lifecycle'];
  if (!isFields(lifecycle)) return [];
  return HOOK_FIELDS.flatMap((hook) => handlerAt(lifecycle[hook], `lifecycle.${hook}`));
}

function handlerAt(value: unknown, path: string): Handler[] {
  return isFields(value) ? [{ path, fields: value }] : [];
}

/** A host that a handler names, and its path from the container. */
export interface HandlerHost {
  readonly path: string;
  readonly host: string;
}

/** The hosts that a handler names; those of its Pod are not written. */
export function handlerHosts({ path, fields }: Handler): HandlerHost[] {
  return ['httpGet', 'tcpSocket'].flatMap((handler) => {
    const host = textOf(fieldsOf(fields[handler])['host']) ?? '';
    return host === '' ? [] : [{ path: `${path}.${handler}.host`, host }];
  });
}

/** Where a handler goes over the network: to a port by number or name, on the Pod itself unless a host is named. */
export interface HandlerPort {
  readonly path: string;
  readonly port: unknown;
  readonly host: string;
  /** Whether the port may be written as the name that the container gives it. */
  readonly acceptsPortName: boolean;
}

/** The port that a probe or hook calls, or undefined for one that does not use the network. */
export function handlerPort(handler: Handler): HandlerPort | undefined {
  for (const type of PORT_HANDLERS) {
    const fields = handler.fields[type];
    if (!isFields(fields)) continue;
    const path = `${handler.path}.${type}.port`;
    return { path, port: fields['port'], host: textOf(fields['host']) ?? '', acceptsPortName: type !== 'grpc' };
  }
  return undefined;
}

/** The words of the command that a probe or hook runs; none if it runs none. */
export function commandOf(handler: Handler): string[] {
  const exec = handler.fields['exec'];
  const command = isFields(exec) ? exec['command'] : undefined;
  return textsOf(command);
}

/**
 * Whether a command is one word with a blank in it. Nothing splits the words of a command, so that it is the name of a
 * program; on Linux hardly one has a blank in its name, and on Windows its path has backslashes.
 */
export function isOneWordWithBlank(words: readonly string[]): boolean {
  const [program = ''] = words;
  return words.length === 1 && /\S\s+\S/.test(program) && !program.includes('\\');
}
