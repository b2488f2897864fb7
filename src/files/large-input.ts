import { setFlagsFromString } from 'node:v8';

/** From so many bytes on, the memory of an input counts for more than a part of its time. */
const LARGE = 8 * 1024 * 1024;

/** By how much of what is in use the memory may grow, in percent, before V8 looks for garbage in all of it. */
const GROWTH = 12;

let bytesRead = 0;

/**
 * Counts what is read. By itself V8 lets the memory grow to several times of what is in use before it looks for garbage in all
 * of it, which of a large input is more than many machines have.
 */
export function countInput(bytes: number): void {
  const before = bytesRead;
  bytesRead += bytes;
  if (before < LARGE && bytesRead >= LARGE) setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
