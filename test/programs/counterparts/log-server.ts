import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';

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

  public start(): Promise<void> {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.once('end', () => {
        const { url: path = '', headers } = request;
        this.received.push({ path, headers, body: Buffer.concat(chunks).toString() });
        // Elasticsearch says in the body whether all were taken.
        response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"errors":false,"items":[]}');
      });
    });
    this.server.listen(this.port, '127.0.0.1');
    return new Promise((resolve) => this.server?.once('listening', resolve));
  }

  public stop(): Promise<void> {
    const server = this.server;
    server?.closeAllConnections();
    return new Promise((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  /** What came to a path. */
  public at(path: string): ReceivedLogs[] {
    return this.received.filter((each) => each.path === path);
  }
}
