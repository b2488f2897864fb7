import * as path from 'node:path';
import { ensureProgram, JUDGE } from '../binaries';
import { lastLines, run } from '../command';
import { JudgeError } from '../judge-error';
import type { Report } from '../report';
import type { Target } from '../targets';

const PROGRAMS = ['kube-apiserver', 'kube-scheduler', 'kube-controller-manager', 'kubelet', 'kubectl'] as const;

/** Makes the target's programs and the images of the Pods where the cache does not have them. */
export async function ensurePrograms(target: Target, report: Report): Promise<void> {
  for (const program of PROGRAMS) await ensureProgram(target, program, report);
  const script = path.join(JUDGE, 'cluster', 'image', 'build');
  const { status, stderr } = await run(script, [], JUDGE);
  if (status !== 0) {
    throw new JudgeError(`The images could not be made; run this alone: ${script}\n${lastLines(stderr, 15)}`);
  }
}
