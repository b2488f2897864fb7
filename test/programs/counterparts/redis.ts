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
    return redisReply(this.port, [['AUTH', this.password], words]);
  }
}

/** The first line of the answer to the last of some commands. */
export function redisReply(port: number, commands: readonly (readonly string[])[]): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(commands.map(encoded).join('')));
    const chunks: string[] = [];
    socket.setTimeout(10_000, () => socket.destroy());
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      chunks.push(chunk);
      if (chunks.join('').split('\r\n').length > commands.length) socket.destroy();
    });
    socket.once('error', () => resolve(''));
    socket.once('close', () => resolve(chunks.join('').split('\r\n')[commands.length - 1] ?? ''));
  });
}

/** A command as a list of texts with their lengths, which may hold anything. */
function encoded(words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}

const AS_NOBODY = ['--reuid', '65534', '--regid', '65534', '--clear-groups'];
