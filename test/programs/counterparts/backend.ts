import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { Certificate } from './certificates';

/** A web server that tells its name, and what it was asked. */
export class Backend {
  /** How many requests it answered. */
  public answered = 0;
  /** The last request. */
  public last: IncomingMessage | undefined;
  private server: Server | undefined;

  public constructor(
    public readonly name: string,
    public readonly port: number,
    private readonly certificate?: Certificate,
  ) {}

  public start(): Promise<void> {
    const listener = (request: IncomingMessage, response: ServerResponse): void => this.answer(request, response);
    const { certificateText: cert, keyText: key } = this.certificate ?? {};
    this.server = cert === undefined ? createHttp(listener) : createHttps({ cert, key }, listener);
    this.server.listen(this.port, '127.0.0.1');
    return new Promise((resolve) => this.server?.once('listening', resolve));
  }

  /** Ends at once, as a program that is killed. */
  public stop(): Promise<void> {
    const server = this.server;
    server?.closeAllConnections();
    return new Promise((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  /** Takes no new connections, and ends once what it works on is done, as an app that drains. */
  public drain(): Promise<void> {
    return new Promise((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    this.answered += 1;
    this.last = request;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://backend');
    const headers = [...searchParams.entries()].filter(([name]) => name !== 'wait');
    const send = (): void => void response.writeHead(200, headers.flat()).end(`${this.name} ${pathname}`);
    setTimeout(send, Number(searchParams.get('wait') ?? 0));
  }
}
