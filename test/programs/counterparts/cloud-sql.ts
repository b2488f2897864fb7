import { generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { createServer as createTls, type Server as TlsServer, type TLSSocket } from 'node:tls';
import type { Authority } from './certificates';
import { bodyOf, listening } from './servers';

const API = 4480;

/** The port at which instances of Cloud SQL take connections. */
const INSTANCE = 3307;

/**
 * The part of Google Cloud that the proxy calls: it hands out tokens and certificates, tells where an instance is, and is
 * that instance, in front of a database on localhost.
 *
 * Source: cloud.google.com/go/cloudsqlconn, internal/cloudsql/refresh.go
 */
export class CloudSql {
  /** How many connections with a certificate of this authority the instance took. */
  public connections = 0;
  /** The one kind of address that the instance has. */
  public address: 'PRIMARY' | 'PRIVATE' | 'PRIVATE_SERVICE_CONNECT' = 'PRIMARY';
  /** The token of the account for which the last certificate lets in without a password; undefined for one that does not. */
  public certificateToken: string | undefined;
  private readonly servers: (Server | TlsServer)[] = [];

  public constructor(
    private readonly authority: Authority,
    private readonly database: { readonly project: string; readonly name: string; readonly port: number },
  ) {}

  /** The flag by which the proxy finds it. */
  public readonly endpoint = `http://127.0.0.1:${API}/`;

  /** The key of a service account, as a file of JSON. */
  public readonly credentials = JSON.stringify({
    type: 'service_account',
    project_id: 'example',
    private_key_id: '1',
    private_key: generateKeyPairSync('rsa', {
      modulusLength: 2048,
      publicKeyEncoding: { type: 'spki', format: 'pem' },
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    }).privateKey,
    client_email: 'shop@example.iam.gserviceaccount.com',
    token_uri: `http://127.0.0.1:${API}/token`,
  });

  public async start(): Promise<void> {
    const { certificateText: cert, keyText: key } = this.authority.sign(
      `${this.database.project}:${this.database.name}`,
      'DNS:localhost',
    );
    const options = { cert, key, ca: this.authority.text, requestCert: true, rejectUnauthorized: true };
    const api = createServer((request, response) => void this.answer(request, response));
    this.servers.push(
      await listening(
        createTls(options, (socket) => this.take(socket)),
        INSTANCE,
      ),
    );
    this.servers.push(await listening(api, API));
  }

  public stop(): void {
    for (const server of this.servers) server.close();
  }

  private take(socket: TLSSocket): void {
    this.connections += 1;
    const database = connect(this.database.port, '127.0.0.1');
    socket.pipe(database).pipe(socket);
    for (const each of [socket, database]) each.on('error', () => (socket.destroy(), database.destroy()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = this.replyTo(request.url ?? '', await bodyOf(request));
    response.writeHead(reply ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(reply ?? {}));
  }

  private replyTo(url: string, body: string): object | undefined {
    if (url.startsWith('/token')) return { access_token: 'token', token_type: 'Bearer', expires_in: 3600 };
    if (url.includes('/connectSettings')) return this.settings();
    if (!url.includes(':generateEphemeralCert')) return undefined;
    const { public_key: key, access_token: token } = JSON.parse(body) as { public_key: string; access_token?: string };
    this.certificateToken = token;
    const publicKey = key.replaceAll('RSA PUBLIC KEY', 'PUBLIC KEY');
    return { ephemeralCert: { cert: this.authority.signKey('shop', publicKey) } };
  }

  private addresses(): object {
    if (this.address !== 'PRIVATE_SERVICE_CONNECT') {
      return { ipAddresses: [{ type: this.address, ipAddress: '127.0.0.1' }] };
    }
    const name = { name: 'localhost.', connectionType: 'PRIVATE_SERVICE_CONNECT', dnsScope: 'INSTANCE' };
    return { pscEnabled: true, dnsNames: [name] };
  }

  private settings(): object {
    return {
      backendType: 'SECOND_GEN',
      databaseVersion: 'POSTGRES_15',
      region: 'europe-west1',
      ...this.addresses(),
      serverCaCert: { cert: this.authority.text },
    };
  }
}
