import { rmSync } from 'node:fs';

const MILLIS = 10_000;
const PAUSE = 20;

/**
 * Removes a folder into which a process may still write: a file that comes while its folder goes would stop that. What
 * Node.js tries again is to remove the folder alone, without what has come.
 */
export function removeFolder(path: string): void {
  for (const end = performance.now() + MILLIS; !isRemoved(path, performance.now() > end);) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
}

function isRemoved(path: string, isLast: boolean): boolean {
  try {
    rmSync(path, { recursive: true, force: true });
    return true;
  } catch (error) {
    if (isLast) throw error;
    return false;
  }
}
