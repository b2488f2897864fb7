import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A comment as the API of a forge lists it. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly user: { readonly type: 'Bot' | 'User' };
}

/** A request that the forge got. */
export interface ForgeRequest {
  readonly method: string;
  readonly path: string;
  /** The header by which it is told who asks. */
  readonly token: string;
  /** The text of a comment; absent if none was sent. */
  readonly comment?: string;
}

/** Stands for the API of GitHub or GitLab: keeps comments, and what was asked. */
export class Forge {
  public static async start(): Promise<Forge> {
    const forge = new Forge();
    forge.server.listen(0, '127.0.0.1');
    await once(forge.server, 'listening');
    return forge;
  }

  public readonly comments: Comment[] = [];
  public readonly requests: ForgeRequest[] = [];
  /** The status with which it refuses to be written to; undefined if it does not. */
  public refusal: number | undefined;

  private readonly server: Server;

  private constructor() {
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async stop(): Promise<void> {
    this.server.close();
    await once(this.server, 'close');
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url: path = '', headers } = request;
    const comment = await commentIn(request);
    const token = headers.authorization ?? String(headers['private-token']);
    this.requests.push({ method, path, token, ...(comment !== undefined && { comment }) });
    if (this.refusal !== undefined && method !== 'GET') {
      response.writeHead(this.refusal).end(JSON.stringify({ message: 'Resource not accessible' }));
      return;
    }
    response.end(JSON.stringify(this.written(method, path, comment ?? '')));
  }

  private written(method: string, path: string, body: string): Comment | readonly Comment[] {
    if (method === 'GET') return this.comments;
    const id = method === 'POST' ? this.comments.length + 1 : Number(/\d+$/.exec(path)?.[0]);
    const comment: Comment = { id, body, user: { type: 'Bot' } };
    this.comments[id - 1] = comment;
    return comment;
  }
}

async function commentIn(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) return undefined;
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return (JSON.parse(bytes.toString()) as { body: string }).body;
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const body = form.get('body');
  return typeof body === 'string' ? body : undefined;
}
