import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import * as path from 'node:path';
import { lastLines, run } from './command';
import { JudgeError } from './judge-error';
import { secondsSince, type Report } from './report';
import type { Target } from './targets';

export const JUDGE = path.join(__dirname, 'judge');

/** Built programs are kept outside the repository, because a build takes minutes. */
export function cacheFolder(): string {
  return process.env['KUBE_JUDGE_CACHE'] ?? path.join(homedir(), '.cache', 'kube-judge');
}

/** Builds the target's kube-apiserver where the cache does not have it. */
export async function ensureApiServer(target: Target, report: Report): Promise<void> {
  await ensureProgram(target, 'kube-apiserver', report);
}

/** Builds a program of the target's version where the cache does not have it, and says where it is. */
export async function ensureProgram(target: Target, program: string, report: Report): Promise<string> {
  const start = Date.now();
  const binary = path.join(cacheFolder(), 'bin', `${program}-${target.minor}`);
  if (!existsSync(binary)) {
    report.say(
      `${target.minor}  building ${program} ${target.version} into ${cacheFolder()}; the first build takes about six minutes on two cores`,
    );
  }
  const pulse = setInterval(() => report.say(`${target.minor}  still building, ${secondsSince(start)}`), 60_000);
  const { status, stderr } = await run(path.join(JUDGE, 'build'), [target.version, program], JUDGE);
  clearInterval(pulse);
  if (status === 0) return binary;
  throw new JudgeError(
    `${program} ${target.version} could not be built. Fix what the build says and run it alone:\n` +
      `test/cluster/judge/build ${target.version} ${program}\n${lastLines(stderr, 15)}`,
  );
}
