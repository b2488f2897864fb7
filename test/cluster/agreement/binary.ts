import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { cacheFolder, ensureProgram, JUDGE } from '../binaries';
import type { Report } from '../report';
import type { Target } from '../targets';

const PROGRAM = 'kube-judge';

/** Builds kube-judge of the target's version where the cache does not have it, or has it from another source. */
export async function ensureKubeJudge(target: Target, report: Report): Promise<string> {
  const built = path.join(cacheFolder(), 'src', target.version, PROGRAM, 'main.go');
  if (!isSameText(built, path.join(JUDGE, 'programs', `${PROGRAM}.go`))) {
    rmSync(path.join(cacheFolder(), 'bin', `${PROGRAM}-${target.minor}`), { force: true });
  }
  return ensureProgram(target, PROGRAM, report);
}

function isSameText(left: string, right: string): boolean {
  return existsSync(left) && readFileSync(left).equals(readFileSync(right));
}
