import { spawn } from 'node:child_process';

/** The argument that says that this process is in namespaces of its own. */
const ISOLATED = '--isolated';

/**
 * Runs this program again in namespaces of its own: its ports are free whatever runs on the machine, nobody reaches them
 * from outside, and what it starts ends with it.
 */
export function isolate(): Promise<number> {
  const namespaces = [
    '--net',
    '--mount',
    '--pid',
    '--fork',
    '--kill-child',
    '--mount-proc',
    '--propagation',
    'private',
  ];
  const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1), ISOLATED];
  const script = ['bash', '-c', 'ip link set lo up && exec "$@"', 'isolated', ...again];
  const child = spawn('unshare', [...namespaces, ...script], { stdio: 'inherit' });
  return new Promise((resolve) => {
    child.once('error', () => resolve(2));
    child.once('close', (status) => resolve(status ?? 2));
  });
}
