import { errorMessage } from '../kubernetes/error-message';
import { fstatSync } from 'node:fs';
import { parseCommandLine, type Answer, type Request } from './command-line';
import { TextOutput, type Console } from './console';
import type * as Check from './commands/run-check';
import type * as Diff from './commands/run-diff';
import type * as Explain from './commands/run-explain';
import type * as Rules from './commands/run-rules';
import type * as Symptom from './commands/run-symptom';
import type * as Synth from './commands/run-synth';
import type * as Upgrade from './commands/run-upgrade';
import type * as Verify from './commands/run-verify';

/** Does what a command line asks of this process, and returns the exit status. */
export async function runProcess(words: readonly string[]): Promise<number> {
  const [output, errors] = [new TextOutput(process.stdout), new TextOutput(process.stderr)];
  return run(words, { input: standardInput(), environment: process.env, output, errors });
}

/** Does what a command line asks for, and returns the exit status: 2 if it could not be done, or not said. */
export async function run(words: readonly string[], console: Console): Promise<number> {
  const status = await statusOf(words, console);
  const { problem } = console.output;
  if (problem !== undefined) await say(console.errors, `the output cannot be written: ${problem}`);
  return problem === undefined && console.errors.problem === undefined ? status : 2;
}

/** Above everything: what nobody expected is a sentence too. */
async function statusOf(words: readonly string[], console: Console): Promise<number> {
  try {
    return await obey(parseCommandLine(words), console);
  } catch (error) {
    await say(console.errors, `a fault of pod-patterns ended it: ${errorMessage(error)}`);
    return 2;
  }
}

/** Loads only the command that is asked for: loading all of them takes longer than many a check. */
/* eslint-disable @typescript-eslint/no-require-imports -- loaded late, and import() would start a second loader */
async function obey(request: Request, console: Console): Promise<number> {
  switch (request.command) {
    case 'explain':
      return (require('./commands/run-explain') as typeof Explain).runExplain(request, console);
    case 'check':
      return (require('./commands/run-check') as typeof Check).runCheck(request, console);
    case 'rules':
      return (require('./commands/run-rules') as typeof Rules).runRules(request, console);
    case 'diff':
      return (require('./commands/run-diff') as typeof Diff).runDiff(request, console);
    case 'upgrade':
      return (require('./commands/run-upgrade') as typeof Upgrade).runUpgrade(request, console);
    case 'symptom':
      return (require('./commands/run-symptom') as typeof Symptom).runSymptom(request, console);
    case 'synth':
      return (require('./commands/run-synth') as typeof Synth).runSynth(request, console);
    case 'verify':
      return (require('./commands/run-verify') as typeof Verify).runVerify(request, console);
    case 'answer':
      return answer(request, console);
  }
}
/* eslint-enable @typescript-eslint/no-require-imports */

/** What there is to say without a command, such as its help. */
async function answer({ status, text }: Answer, console: Console): Promise<number> {
  const stream = status === 0 ? console.output : console.errors;
  await stream.print([text]);
  return status;
}

async function say(errors: TextOutput, what: string): Promise<void> {
  await errors.print([`pod-patterns: ${what}.\n`]);
}

/** Node.js takes a folder for an empty stream. */
function standardInput(): AsyncIterable<unknown> {
  return { [Symbol.asyncIterator]: () => (isFolder(0) ? folderInput() : process.stdin[Symbol.asyncIterator]()) };
}

function isFolder(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isDirectory();
  } catch {
    return false;
  }
}

async function* folderInput(): AsyncGenerator<never> {
  throw Object.assign(new Error('EISDIR: is a folder'), { code: 'EISDIR' });
}
