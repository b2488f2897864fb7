import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Server } from 'node:net';

/** A server, once it listens on a port of localhost or of another address. */
export function listening<T extends Server>(server: T, port: number, address = '127.0.0.1'): Promise<T> {
  return new Promise((resolve) => server.listen(port, address, () => resolve(server)));
}

/** Ends a web server, if there is one, with the connections that it has. */
export function closed(server: HttpServer | undefined): Promise<void> {
  server?.closeAllConnections();
  return new Promise((resolve) => (server ? server.close(() => resolve()) : resolve()));
}

/** The body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
