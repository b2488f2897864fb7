import { connect } from 'node:net';

/** Sends lines to a server on localhost on a connection of its own, and collects its answer until it has this many lines. */
export function tell(port: number, lines: readonly string[], answers: number, seconds = 10): Promise<string[]> {
  return new Promise((resolve) => {
    const chunks: string[] = [];
    const end = (): void => resolve(chunks.join('').split('\r\n').slice(0, -1));
    const socket = connect(port, '127.0.0.1', () => socket.write(lines.map((line) => `${line}\r\n`).join('')));
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      chunks.push(chunk);
      if (chunks.join('').split('\r\n').length > answers) socket.destroy();
    });
    socket.setTimeout(seconds * 1000, () => socket.destroy());
    socket.once('error', end);
    socket.once('close', end);
  });
}
