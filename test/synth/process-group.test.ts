import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { isGroupRunning } from '../../src/synth/process-group';

/** Starts a process in a group of its own, which ends at once, and never collects it. */
const UNCOLLECTED = 'setsid true & echo $!; exec sleep 30';

/** Waits until a group is there and none of its processes runs. */
async function isUncollected(group: number): Promise<boolean> {
  for (const end = performance.now() + 4000; performance.now() < end; await sleep(5)) {
    if (isThere(group) && !isGroupRunning(group)) return true;
  }
  return false;
}

function isThere(group: number): boolean {
  try {
    return process.kill(-group, 0);
  } catch {
    return false;
  }
}

test('a group runs as long as one of its processes, and not until somebody has collected it', async () => {
  const parent = spawn('sh', ['-c', UNCOLLECTED], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  const group = Number(line.toString());
  expect(await isUncollected(group)).toBe(true);
  expect(isGroupRunning(parent.pid!)).toBe(true);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  expect(isGroupRunning(parent.pid!)).toBe(false);
});
