import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { bodyOf, closed, listening } from './servers';

/** A request with logs. */
export interface ReceivedLogs {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server that takes logs over HTTP, as Elasticsearch, Loki and others do, and keeps what it got. */
export class LogServer {
  public readonly received: ReceivedLogs[] = [];
  private server: Server | undefined;

  public constructor(public readonly port: number) {}

  public async start(): Promise<void> {
    this.server = createServer((request, response) => void this.take(request, response));
    await listening(this.server, this.port);
  }

  public stop(): Promise<void> {
    return closed(this.server);
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url: path = '', headers } = request;
    this.received.push({ path, headers, body: await bodyOf(request) });
    // Elasticsearch says in the body whether all were taken.
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"errors":false,"items":[]}');
  }

  /** What came to a path. */
  public at(path: string): ReceivedLogs[] {
    return this.received.filter((each) => each.path === path);
  }
}
