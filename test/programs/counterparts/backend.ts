import { createServer as createHttp, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { SecureVersion } from 'node:tls';
import type { Certificate } from './certificates';
import { eventually } from '../suite';
import { closed, listening } from './servers';

/** The certificate of a web server, the authority of those that it wants of its clients, and the oldest TLS that it speaks. */
export type BackendCertificate = Certificate & { readonly clientCa?: string; readonly minVersion?: SecureVersion };

/** A web server that tells its name, and what it was asked. */
export class Backend {
  /** How many requests it answered. */
  public answered = 0;
  /** The status of its answers to requests that ask for none. */
  public status = 200;
  /** The last request. */
  public last: IncomingMessage | undefined;
  private server: Server | undefined;

  public constructor(
    public readonly name: string,
    public readonly port: number,
    private readonly certificate?: BackendCertificate,
    private readonly address = '127.0.0.1',
  ) {}

  public async start(): Promise<void> {
    const listener = (request: IncomingMessage, response: ServerResponse): void => this.answer(request, response);
    const { certificateText: cert, keyText: key, clientCa: ca, minVersion = 'TLSv1.2' } = this.certificate ?? {};
    const clients = ca === undefined ? {} : { ca, requestCert: true, rejectUnauthorized: true };
    this.server =
      cert === undefined ? createHttp(listener) : createHttps({ cert, key, minVersion, ...clients }, listener);
    await listening(this.server, this.port, this.address);
  }

  /** Ends at once, as a program that is killed. */
  public stop(): Promise<void> {
    return closed(this.server);
  }

  /** Takes no new connections, and ends once what it works on is done, as an app that drains. */
  public drain(): Promise<void> {
    return new Promise((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
  }

  /** Waits until it works on a request for a path, however busy the machine is. */
  public untilAskedFor(path: string): Promise<boolean> {
    return eventually(() => this.last?.url?.startsWith(path) === true);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    this.answered += 1;
    this.last = request;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://backend');
    const headers = [...searchParams.entries()].filter(([name]) => !['wait', 'status'].includes(name));
    const status = Number(searchParams.get('status') ?? this.status);
    const send = (): void => void response.writeHead(status, headers.flat()).end(`${this.name} ${pathname}`);
    setTimeout(send, Number(searchParams.get('wait') ?? 0));
  }
}
