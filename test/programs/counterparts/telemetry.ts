import { createSocket } from 'node:dgram';
import { createServer, type Server } from 'node:http';
import { listening } from './servers';

/** A request over HTTP with one span. */
export async function sendSpan(url: string, name: string): Promise<number> {
  const [now, ids] = [
    `${Date.now()}000000`,
    { traceId: '5b8efff798038103d269b633813fc60c', spanId: 'eee19b7ec3c1b174' },
  ];
  const span = { ...ids, name, kind: 2, startTimeUnixNano: now, endTimeUnixNano: now };
  const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'shop' } }] };
  const body = JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ spans: [span] }] }] });
  const response = await fetch(`${url}/v1/traces`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  });
  return response.status;
}

/** A message over UDP. */
export function sendStatsd(text: string): Promise<void> {
  const socket = createSocket('udp4');
  return new Promise((resolve) => socket.send(text, 8125, '127.0.0.1', () => socket.close(() => resolve())));
}

/** The metrics of an app. */
export function appMetrics(port: number): Promise<Server> {
  const server = createServer((_request, response) =>
    response.end('# TYPE shop_orders_total counter\nshop_orders_total 7\n'),
  );
  return listening(server, port);
}
