import { connect } from 'node:net';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Json } from '../template/support';
import type { RunningContainer } from './container';
import { eventually } from './suite';

/** An address that only a program on all addresses answers at, as only that of the Pod is for the kubelet. */
export const POD_ADDRESS = '127.0.0.2';

/** Whether a probe of a container succeeds, tried once as the kubelet does. */
export function probe(container: RunningContainer, kind: 'startupProbe' | 'readinessProbe'): Promise<boolean> {
  const { exec, httpGet, tcpSocket, timeoutSeconds = 1 } = container.manifest[kind] as Json;
  if (exec) return Promise.resolve(container.exec(exec.command as string[]) === 0);
  const port = portOf(container.manifest, (httpGet ?? tcpSocket).port as number | string);
  if (tcpSocket) return accepts(port, timeoutSeconds as number);
  return answers(httpGet as Json, port, timeoutSeconds as number);
}

/** Whether the startup probe succeeds in the time that it gives the container. */
export async function hasStarted(container: RunningContainer): Promise<boolean> {
  const { periodSeconds = 10, failureThreshold = 3 } = container.manifest['startupProbe'] as Json;
  const seconds = (periodSeconds as number) * (failureThreshold as number);
  const isThere = async (): Promise<boolean> => container.hasEnded || (await probe(container, 'startupProbe'));
  return (await eventually(isThere, seconds)) && !container.hasEnded;
}

function portOf(container: Json, port: number | string): number {
  if (typeof port === 'number') return port;
  const ports = (container['ports'] ?? []) as Json[];
  return ports.find(({ name }) => name === port)?.['containerPort'] as number;
}

function accepts(port: number, seconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: POD_ADDRESS, port, timeout: seconds * 1000 });
    const end = (isOpen: boolean): void => {
      socket.destroy();
      resolve(isOpen);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

function answers({ path, scheme }: Json, port: number, seconds: number): Promise<boolean> {
  const send = scheme === 'HTTPS' ? httpsRequest : httpRequest;
  const options = { host: POD_ADDRESS, port, path: path as string, timeout: seconds * 1000, rejectUnauthorized: false };
  return new Promise((resolve) => {
    const sent = send(options, ({ statusCode = 0 }) => {
      sent.destroy();
      resolve(statusCode >= 200 && statusCode < 400);
    });
    sent.once('error', () => resolve(false));
    sent.once('timeout', () => sent.destroy(new Error('too slow')));
    sent.end();
  });
}
