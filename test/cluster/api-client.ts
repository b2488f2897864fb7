import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import * as https from 'node:https';
import { Yaml } from 'cdk8s';
import type { Json } from './json';

export type ContentType =
  'application/json' | 'application/yaml' | 'application/apply-patch+yaml' | 'application/merge-patch+json';

export interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly warnings: readonly string[];
}

interface Kubeconfig {
  readonly clusters: readonly [{ readonly cluster: { readonly server: string } }];
  readonly users: readonly [{ readonly user: { readonly token: string } }];
}

const REQUEST_TIMEOUT = 60_000;

/** What Node.js says of a connection that the other side has closed. */
const CLOSED: readonly string[] = ['ECONNRESET', 'EPIPE'];

/** The REST interface of one API server. */
export class ApiClient {
  static fromKubeconfig(file: string): ApiClient {
    const [config] = Yaml.load(file) as [Kubeconfig];
    return new ApiClient(config.clusters[0].cluster.server, config.users[0].user.token);
  }

  /** The server on 127.0.0.1 signs its own certificate; nobody else is spoken to through this agent. */
  private readonly agent = new https.Agent({ keepAlive: true, rejectUnauthorized: false });

  private constructor(
    private readonly server: string,
    private readonly token: string,
  ) {}

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  async send(method: string, path: string, body = '', contentType: ContentType = 'application/json'): Promise<Answer> {
    const response = await this.responseTo(method, path, body, contentType);
    return {
      status: response.statusCode ?? 0,
      body: parsed(await textOf(response)),
      warnings: (response.headersDistinct['warning'] ?? []).map(warningText),
    };
  }

  close(): void {
    this.agent.destroy();
  }

  /** The server may have closed a connection of an earlier request while this process was busy: then another one is taken. */
  private async responseTo(
    method: string,
    path: string,
    body: string,
    contentType: ContentType,
  ): Promise<IncomingMessage> {
    const headers = { Authorization: `Bearer ${this.token}`, Accept: 'application/json', 'Content-Type': contentType };
    const options = { method, headers, agent: this.agent, timeout: REQUEST_TIMEOUT };
    const request = https.request(`${this.server}${path}`, options);
    request.once('timeout', () => request.destroy(new Error(`no answer to ${method} ${path} in time`)));
    request.end(body);
    try {
      const [response] = (await once(request, 'response')) as [IncomingMessage];
      return response;
    } catch (error) {
      if (!request.reusedSocket || !CLOSED.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
      return await this.responseTo(method, path, body, contentType);
    }
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** Errors outside the API, such as an unknown path, are plain text. */
function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return { message: text.trim() };
  }
}

/** `299 - "text"`, quotes in the text escaped. */
function warningText(header: string): string {
  return header.replace(/^\d+ \S+ "(.*)"$/, '$1').replaceAll('\\"', '"');
}
