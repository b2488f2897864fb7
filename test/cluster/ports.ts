import { createServer } from 'node:net';
import { JudgeError } from './judge-error';

/** `up` takes a port for the API server and the two above it for etcd. */
const WIDTH = 3;
/** Below the range from which systems hand out ports of outgoing connections. */
const [LOWEST, HIGHEST] = [20_000, 30_000];
const ATTEMPTS = 50;

/** The first of three free ports, picked at random so that two runs do not meet. */
export async function freePorts(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const first = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST));
    const free = await Promise.all(Array.from({ length: WIDTH }, (_, index) => isFree(first + index)));
    if (free.every(Boolean)) return first;
  }
  throw new JudgeError(
    `No ${WIDTH} free ports in a row between ${LOWEST} and ${HIGHEST} on 127.0.0.1; end what listens there.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => server.close(() => resolve(true)));
  });
}
