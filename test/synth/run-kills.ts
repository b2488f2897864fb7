/** Kills `pod-patterns synth` 500 times at random moments, or as often as the first argument says, in both ways to replace. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killAtRandom, pathWithNodeAlone } from './kill-at-random';

async function main(kills: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kills-'));
  const whole = await killAtRandom(kills);
  console.log('folders exchanged: ', JSON.stringify(whole));
  const files = await killAtRandom(kills, pathWithNodeAlone(join(folder, 'bin')));
  console.log('files renamed:     ', JSON.stringify(files));
  rmSync(folder, { recursive: true });
  const isBroken = whole.seen.mixed + whole.seen.broken + files.seen.broken + whole.unmended + files.unmended > 0;
  console.log(
    isBroken ? 'An output was not whole.' : 'Every output was whole, or was made whole by the next synthesis.',
  );
  process.exitCode = isBroken ? 1 : 0;
}

void main(Number(process.argv[2] ?? 500));
