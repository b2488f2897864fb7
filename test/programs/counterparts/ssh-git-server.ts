import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../needs';
import { eventually } from '../suite';

/** A server over SSH that lets in who has a key, and serves one repository. */
export class SshGitServer {
  public static readonly PORT = 2222;
  private server: ChildProcess | undefined;

  /**
   * @param folder - where it keeps its keys
   * @param repository - the folder of the repository
   */
  public constructor(
    private readonly folder: string,
    private readonly repository: string,
  ) {
    mkdirSync(folder);
    run('dropbearkey', '-t', 'ed25519', '-f', this.hostKey);
    this.makeClientKey('client');
    this.makeClientKey('stranger');
  }

  public get url(): string {
    return `ssh://root@127.0.0.1:${SshGitServer.PORT}/site.git`;
  }

  /** The private key of a client that is let in, or of one that is not. */
  public clientKey(name: 'client' | 'stranger'): string {
    return readFileSync(join(this.folder, name), 'utf8');
  }

  /** A line of a file of known hosts with its own key, or with one that it does not have. */
  public knownHosts(isOwn: boolean): string {
    const key = isOwn
      ? /^ssh-ed25519 \S+/m.exec(run('dropbearkey', '-y', '-f', this.hostKey))?.[0]
      : this.publicKey('stranger');
    return `[127.0.0.1]:${SshGitServer.PORT} ${key}\n`;
  }

  public async start(): Promise<void> {
    const program = findProgram('dropbear') ?? 'dropbear';
    const command = `git upload-pack ${this.repository}`;
    const flags = ['-F', '-E', '-s', '-j', '-k', '-r', this.hostKey, '-c', command];
    const script = ['bash', '-euc', HOME, 'dropbear', this.publicKey('client'), program, ...flags];
    const address = ['-p', `127.0.0.1:${SshGitServer.PORT}`, '-P', join(this.folder, 'pid')];
    const server = spawn('unshare', ['--mount', '--propagation', 'private', ...script, ...address]);
    this.server = server;
    const lines: Buffer[] = [];
    server.stderr.on('data', (chunk: Buffer) => lines.push(chunk));
    await eventually(() => Buffer.concat(lines).includes('Not backgrounding'));
  }

  public async stop(): Promise<void> {
    const server = this.server;
    server?.kill('SIGTERM');
    await eventually(() => server?.exitCode !== null || server.signalCode !== null);
  }

  private get hostKey(): string {
    return join(this.folder, 'host-key');
  }

  private publicKey(name: string): string {
    return readFileSync(join(this.folder, `${name}.pub`), 'utf8').trim();
  }

  private makeClientKey(name: string): void {
    run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', join(this.folder, name));
  }
}

/** It looks for the keys of clients in the home directory of the user, which is not that of the machine. */
const HOME = `
mount -t tmpfs -o mode=700 tmpfs /root
mkdir -m 700 /root/.ssh
echo "$1" > /root/.ssh/authorized_keys
chmod 600 /root/.ssh/authorized_keys
shift
exec "$@"
`;

function run(program: string, ...flags: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(findProgram(program) ?? program, flags, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program}: ${stderr}`);
  return stdout;
}
