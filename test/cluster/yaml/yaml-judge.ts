import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import * as path from 'node:path';
import { cacheFolder, ensureProgram, JUDGE } from '../binaries';
import { JudgeError } from '../judge-error';
import type { Report } from '../report';
import type { Target } from '../targets';

const PROGRAM = 'yaml-judge';
const MAX_ANSWER_BYTES = 2 ** 30;

/** A document that kubectl hands on. */
export interface JudgedDocument {
  readonly json: string;
  /** Why a strict decoder would refuse it. */
  readonly strict?: string;
}

/** What kubectl makes of a file. */
export interface Judgement {
  readonly documents: readonly JudgedDocument[];
  /** The error at which it stops. */
  readonly error?: string;
}

/** Builds yaml-judge if the cache lacks it, or has it from another source. */
export async function ensureYamlJudge(target: Target, report: Report): Promise<string> {
  const built = path.join(cacheFolder(), 'src', target.version, PROGRAM, 'main.go');
  const source = readFileSync(path.join(JUDGE, 'programs', `${PROGRAM}.go`));
  if (!existsSync(built) || !readFileSync(built).equals(source)) {
    rmSync(path.join(cacheFolder(), 'bin', `${PROGRAM}-${target.minor}`), { force: true });
  }
  return ensureProgram(target, PROGRAM, report);
}

/** What kubectl reads in each text. */
export function judge(binary: string, texts: readonly string[]): Judgement[] {
  const input = texts.map((text) => `${Buffer.from(text).toString('base64')}\n`).join('');
  const { stdout, stderr, status } = spawnSync(binary, { input, encoding: 'utf8', maxBuffer: MAX_ANSWER_BYTES });
  const lines = stdout.split('\n').filter((line) => line !== '');
  if (status !== 0 || lines.length !== texts.length) {
    throw new JudgeError(`yaml-judge gave ${lines.length} answers for ${texts.length} texts.\n${stderr}`);
  }
  return lines.map((line) => JSON.parse(line) as Judgement);
}
