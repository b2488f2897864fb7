import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { appendFileSync, chownSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../needs';
import { eventually } from '../suite';

/** The user of the server: one that every system has by name, as `initdb` wants, and not root. */
const USER = 65534;

/** What psql answered. */
export interface Answer {
  readonly status: number | null;
  readonly text: string;
}

/** A PostgreSQL server with a database `orders`, and a user of this name who signs in with a password. */
export class Postgres {
  public static readonly PORT = 5432;
  private server: ChildProcess | undefined;

  public constructor(private readonly folder: string) {
    mkdirSync(folder);
    chownSync(folder, USER, USER);
    const made = spawnSync('setpriv', [
      ...AS_USER,
      program('initdb'),
      '-D',
      this.data,
      '-U',
      'postgres',
      '-A',
      'trust',
    ]);
    if (made.status !== 0) throw new Error(String(made.stderr));
    writeFileSync(join(this.data, 'pg_hba.conf'), 'local all postgres trust\nhost all all 127.0.0.0/8 scram-sha-256\n');
    appendFileSync(join(this.data, 'postgresql.conf'), `${SETTINGS}unix_socket_directories = '${folder}'\n`);
  }

  /** Lets it serve TLS with this certificate. */
  public useCertificate({ certificate, key }: { readonly certificate: string; readonly key: string }): void {
    for (const [from, to] of [
      [certificate, 'server.crt'],
      [key, 'server.key'],
    ] as const) {
      const file = join(this.data, to);
      cpSync(from, file);
      chownSync(file, USER, USER);
      spawnSync('chmod', ['600', file]);
    }
    appendFileSync(join(this.data, 'postgresql.conf'), 'ssl = on\n');
  }

  public async start(): Promise<void> {
    this.server = spawn('setpriv', [...AS_USER, program('postgres'), '-D', this.data], { stdio: 'ignore' });
    await eventually(() => this.asRoot('select 1').status === 0);
  }

  public async stop(): Promise<void> {
    const server = this.server;
    server?.kill('SIGINT');
    await eventually(() => server?.exitCode !== null || server.signalCode !== null);
  }

  public createOrders(password: string): void {
    this.asRoot(`create user orders password '${password.replaceAll("'", "''")}'`);
    this.asRoot('create database orders owner orders');
  }

  /** What the server itself answers its administrator. */
  public asRoot(query: string): Answer {
    return psql({ host: this.folder, port: Postgres.PORT, user: 'postgres', database: 'postgres' }, query);
  }

  /** What it answers the user `orders` in the database of this name. */
  public asOrders(password: string, query: string): Answer {
    return psql({ host: '127.0.0.1', port: Postgres.PORT, user: 'orders', database: 'orders', password }, query);
  }

  private get data(): string {
    return join(this.folder, 'data');
  }
}

const SETTINGS = "listen_addresses = '127.0.0.1'\nlog_connections = on\nfsync = off\n";
const AS_USER = ['--reuid', String(USER), '--regid', String(USER), '--clear-groups'];

/** Where and as whom psql asks. */
export interface Login {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly password?: string;
}

export function psql(login: Login, query: string): Answer {
  return answerOf(flagsOf(login, query), login.password ?? '');
}

/** The same while this process serves something that the answer depends on. */
export function psqlMeanwhile(login: Login, query: string): Promise<Answer> {
  const env = environment(login.password ?? '');
  const child = spawn(program('psql'), flagsOf(login, query), {
    env,
    timeout: LONGEST,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return new Promise((resolve) => {
    child.once('close', (status) => resolve({ status, text: Buffer.concat(chunks).toString().trim() }));
  });
}

function flagsOf({ host, port, user, database }: Login, query: string): string[] {
  return [
    '-X',
    '-A',
    '-t',
    '-h',
    host,
    '-p',
    String(port),
    '-U',
    user,
    '-d',
    `dbname='${database.replace(/[\\']/g, String.raw`\$&`)}'`,
    '-c',
    query,
  ];
}

/** The answer over the URL that an app finds in its variable. */
export function psqlOver(url: string, query: string): Answer {
  return answerOf(['-X', '-A', '-t', '-d', url, '-c', query], '');
}

function answerOf(flags: readonly string[], password: string): Answer {
  const env = environment(password);
  const { status, stdout, stderr } = spawnSync(program('psql'), flags, { env, encoding: 'utf8', timeout: LONGEST });
  return { status, text: (stdout + stderr).trim() };
}

const LONGEST = 30_000;

function environment(password: string): NodeJS.ProcessEnv {
  return { ...process.env, PGPASSWORD: password, PGCONNECT_TIMEOUT: '10' };
}

function program(name: string): string {
  return findProgram(name) ?? name;
}
