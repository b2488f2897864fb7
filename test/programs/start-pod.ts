import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../template/support';
import { RunningContainer, type ContainerOptions } from './container';
import { check, type ProgramBench } from './suite';

/** Starts a container of a Pod of its own. */
export function startHelper(
  { folder }: ProgramBench,
  container: string,
  objects: readonly Json[],
  more: Partial<ContainerOptions> = {},
): Promise<RunningContainer> {
  const own = join(folder, `pod-${process.hrtime.bigint()}`);
  mkdirSync(own);
  return RunningContainer.start({ folder: own, objects, secrets: {}, container, ...more });
}

/** The last line that a container wrote. */
export function lastLine({ log }: RunningContainer): string {
  return log.trim().split('\n').at(-1) ?? '';
}

/** Tells a container to stop, and checks that its program then ends by itself in this time. */
export async function checkEnd(bench: ProgramBench, container: RunningContainer, mostSeconds = 2): Promise<void> {
  const { status, seconds } = await container.stop('SIGTERM');
  check(bench, 'it ends at TERM with status 0', status === 0 && seconds < mostSeconds, `${status} after ${seconds} s`);
}
