import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { Json } from '../../template/support';
import type { Certificate } from './certificates';
import { bodyOf, closed, listening } from './servers';

/** A request with telemetry as a server got it. */
interface Received {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Json;
}

/** A server that takes OTLP as JSON over HTTP. */
export class OtlpServer {
  public readonly received: Received[] = [];
  private server: Server | undefined;

  public constructor(
    public readonly port: number,
    private readonly certificate?: Certificate,
  ) {}

  public async start(): Promise<void> {
    const listener = (request: IncomingMessage, response: ServerResponse): void => void this.take(request, response);
    const { certificateText: cert, keyText: key } = this.certificate ?? {};
    this.server = cert === undefined ? createHttp(listener) : createHttps({ cert, key }, listener);
    await listening(this.server, this.port);
  }

  public stop(): Promise<void> {
    return closed(this.server);
  }

  /** Each entry of a log, span or metric that arrived, with its source; what the collectors nest is flat here. */
  public items(signal: 'logs' | 'traces' | 'metrics'): Item[] {
    const [resources, scopes, list] = LISTS[signal];
    return this.received
      .filter(({ path }) => path === `/v1/${signal}`)
      .flatMap(({ body }) => (body[resources] ?? []) as Json[])
      .flatMap(({ resource, ...scoped }) =>
        ((scoped as Json)[scopes] as Json[]).flatMap((scope) =>
          (scope[list] as Json[]).map((item) => ({ item, source: attributesOf(resource as Json) })),
        ),
      );
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await bodyOf(request)) as Json;
    this.received.push({ path: request.url ?? '', headers: request.headers, body });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }
}

/** One entry, span or metric, and the attributes of its source. */
export interface Item {
  readonly item: Json;
  readonly source: { readonly [name: string]: string };
}

const LISTS = {
  logs: ['resourceLogs', 'scopeLogs', 'logRecords'],
  traces: ['resourceSpans', 'scopeSpans', 'spans'],
  metrics: ['resourceMetrics', 'scopeMetrics', 'metrics'],
} as const;

/** Attributes by name, each as text. */
export function attributesOf({ attributes = [] }: Json): { [name: string]: string } {
  return Object.fromEntries(
    (attributes as Json[]).map(({ key, value }) => [key as string, String(Object.values(value as Json)[0])]),
  );
}
