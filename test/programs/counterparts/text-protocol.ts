import { connect } from 'node:net';

/**
 * Sends lines to a server on localhost on a connection of its own, and collects its answer: until it has this many lines,
 * or nothing more has come for a while.
 */
export function tell(port: number, lines: readonly string[], answers: number): Promise<string[]> {
  return new Promise((resolve) => {
    const chunks: string[] = [];
    let count = 0;
    const socket = connect(port, '127.0.0.1', () => socket.write(lines.map((line) => `${line}\r\n`).join('')));
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      chunks.push(chunk);
      count += chunk.split('\n').length - 1;
      if (count >= answers) socket.destroy();
    });
    socket.setTimeout(1000, () => socket.destroy());
    socket.once('error', () => socket.destroy());
    socket.once('close', () => resolve(chunks.join('').split('\r\n').slice(0, -1)));
  });
}
