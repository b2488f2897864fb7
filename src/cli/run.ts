import { errorMessage } from '../kubernetes/error-message';
import { fstatSync } from 'node:fs';
import { parseCommandLine, type Request } from './command-line';
import { TextOutput, type Console } from './console';
import { runCheck } from './commands/run-check';
import { runDiff } from './commands/run-diff';
import { runExplain } from './commands/run-explain';
import { runRules } from './commands/run-rules';
import { runUpgrade } from './commands/run-upgrade';
import { runSymptom } from './commands/run-symptom';
import { runSynth } from './commands/run-synth';
import { runVerify } from './commands/run-verify';

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

async function obey(request: Request, console: Console): Promise<number> {
  if (request.command === 'explain') return runExplain(request, console);
  if (request.command === 'check') return runCheck(request, console);
  if (request.command === 'rules') return runRules(request, console);
  if (request.command === 'diff') return runDiff(request, console);
  if (request.command === 'upgrade') return runUpgrade(request, console);
  if (request.command === 'symptom') return runSymptom(request, console);
  if (request.command === 'synth') return runSynth(request, console);
  if (request.command === 'verify') return runVerify(request, console);
  const stream = request.status === 0 ? console.output : console.errors;
  await stream.write(request.text);
  await stream.flush();
  return request.status;
}

async function say(errors: TextOutput, what: string): Promise<void> {
  await errors.write(`pod-patterns: ${what}.\n`);
  await errors.flush();
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
