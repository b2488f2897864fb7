import { spawn, type ChildProcess } from 'node:child_process';
import { findProgram } from '../needs';
import { eventually } from '../suite';
import { connect } from 'node:net';

/** A Redis server that wants a password. */
export class Redis {
  private server: ChildProcess | undefined;

  public constructor(
    private readonly port: number,
    private readonly password: string,
  ) {}

  public async start(): Promise<void> {
    const flags = ['--port', String(this.port), '--save', '', '--dir', '/', '--requirepass', this.password];
    this.server = spawn('setpriv', [...AS_NOBODY, findProgram('redis-server') ?? 'redis-server', ...flags], {
      stdio: 'ignore',
    });
    await eventually(async () => (await this.command('PING')) === '+PONG');
  }

  public async stop(): Promise<void> {
    const server = this.server;
    server?.kill('SIGTERM');
    await eventually(() => server?.exitCode !== null);
  }

  /** The first line of the answer to a command. */
  public command(...words: readonly string[]): Promise<string> {
    const lines = [`AUTH ${this.password}`, words.join(' ')].map((line) => `${line}\r\n`).join('');
    return new Promise((resolve) => {
      const socket = connect(this.port, '127.0.0.1', () => socket.write(lines));
      const chunks: string[] = [];
      socket.setEncoding('utf8').on('data', (chunk: string) => {
        chunks.push(chunk);
        const answers = chunks.join('').split('\r\n');
        if (answers.length > 2) socket.destroy();
      });
      socket.once('error', () => resolve(''));
      socket.once('close', () => resolve(chunks.join('').split('\r\n')[1] ?? ''));
    });
  }
}

const AS_NOBODY = ['--reuid', '65534', '--regid', '65534', '--clear-groups'];
