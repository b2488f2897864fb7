import { request as httpRequest, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** What a server answered; the status 0 if it did not. */
export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers: IncomingHttpHeaders;
}

/** How a request is sent besides its address. */
export interface RequestSettings {
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string };
  /** The authorities that are trusted for HTTPS. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Longer than any helper works on a request at its stop. */
const MOST_MILLISECONDS = 30_000;

/** Sends a request on a connection of its own. */
export function ask(url: string, { method = 'GET', headers = {}, ...tls }: RequestSettings = {}): Promise<Reply> {
  const send = url.startsWith('https:') ? httpsRequest : httpRequest;
  const options: RequestOptions = { method, headers, agent: false, timeout: MOST_MILLISECONDS, ...tls };
  return new Promise((resolve) => {
    const fail = (error: Error): void => resolve({ status: 0, body: error.message, headers: {} });
    const sent = send(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', fail);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks).toString(),
          headers: response.headers,
        }),
      );
    });
    sent.once('error', fail);
    sent.once('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.end();
  });
}

/** As many requests one after the other. */
export async function askTimes(count: number, url: string, settings: RequestSettings = {}): Promise<Reply[]> {
  const replies: Reply[] = [];
  for (let index = 0; index < count; index += 1) replies.push(await ask(url, settings));
  return replies;
}
