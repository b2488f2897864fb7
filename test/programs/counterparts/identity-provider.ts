import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { bodyOf, closed, listening } from './servers';

/** Who signs in. */
export interface Person {
  readonly email: string;
  readonly groups: readonly string[];
}

interface Grant {
  readonly person: Person;
  readonly nonce: string;
  readonly challenge: string;
}

/**
 * A provider of OpenID Connect for one client: discovery, keys, and signed tokens for codes that a test takes for a person.
 *
 * Source: OpenID Connect Core 1.0 and Discovery 1.0, RFC 7636 for the code challenge
 */
export class IdentityProvider {
  private readonly keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  private readonly grants = new Map<string, Grant>();
  private server: Server | undefined;

  public constructor(
    private readonly port: number,
    private readonly client: { readonly id: string; readonly secret: string },
  ) {}

  public get issuer(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  public async start(): Promise<void> {
    this.server = createServer((request, response) => void this.answer(request, response));
    await listening(this.server, this.port);
  }

  public stop(): Promise<void> {
    return closed(this.server);
  }

  /** What the provider would send the browser back with, for the address to which it was sent and a person who signs in. */
  public signIn(address: string, person: Person): { readonly code: string; readonly state: string } {
    const { searchParams } = new URL(address);
    const [nonce, challenge, state] = ['nonce', 'code_challenge', 'state'].map((name) => searchParams.get(name) ?? '');
    const code = randomUUID();
    this.grants.set(code, { person, nonce: String(nonce), challenge: String(challenge) });
    return { code, state: String(state) };
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.issuer);
    const body = await bodyOf(request);
    const answers: { readonly [path: string]: () => unknown } = {
      '/.well-known/openid-configuration': () => this.discovery(),
      '/keys': () => ({
        keys: [{ ...this.keys.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }],
      }),
      '/token': () => this.tokens(request, body),
    };
    const found = answers[pathname]?.();
    response.writeHead(found ? 200 : 400, { 'Content-Type': 'application/json' }).end(JSON.stringify(found ?? {}));
  }

  private discovery(): object {
    const { issuer } = this;
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    };
  }

  private tokens(request: IncomingMessage, body: string): object | undefined {
    const form = new URLSearchParams(body);
    const { id, secret } = this.client;
    const basic = `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;
    const isClient = request.headers.authorization === basic || form.get('client_secret') === secret;
    const grant = this.grants.get(form.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!isClient || grant?.challenge !== challenge) return undefined;
    return { access_token: randomUUID(), token_type: 'Bearer', expires_in: 3600, id_token: this.idToken(grant) };
  }

  private idToken({ person, nonce }: Grant): string {
    const seconds = Math.floor(Date.now() / 1000);
    const times = { iat: seconds, exp: seconds + 3600 };
    const { email, groups } = person;
    const who = { sub: email, email, email_verified: true, groups };
    const parts = [
      { alg: 'RS256', kid: 'one', typ: 'JWT' },
      { iss: this.issuer, aud: this.client.id, nonce, ...times, ...who },
    ];
    const text = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${text}.${createSign('RSA-SHA256').update(text).sign(this.keys.privateKey, 'base64url')}`;
  }
}
