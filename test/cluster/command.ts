import { spawn, type ChildProcess } from 'node:child_process';

export interface Outcome {
  /** The exit status; null when the program could not be started or was ended by a signal. */
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end without blocking, so that Ctrl-C is heard meanwhile; what still runs at our exit is ended. */
export function run(command: string, args: readonly string[], cwd: string): Promise<Outcome> {
  return new Promise((resolve) => {
    // a process group of its own: `go build` is a grandchild, and has to end with the script that started it
    const child = spawn(command, args, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
    const abandon = (): void => endGroup(child);
    const end = (status: number | null, error = ''): void => {
      process.off('exit', abandon);
      resolve({ status, stdout: stdout.join(''), stderr: stderr.join('') + error });
    };
    // first, so that what a later handler tidies up is no longer in use
    process.prependOnceListener('exit', abandon);
    child.once('error', (error) => end(null, error.message));
    child.once('close', (status) => end(status));
  });
}

export function lastLines(text: string, count: number): string {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

function collect(stream: NodeJS.ReadableStream): string[] {
  const chunks: string[] = [];
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => chunks.push(chunk));
  return chunks;
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid);
  } catch {
    // it has ended in the meantime
  }
}
