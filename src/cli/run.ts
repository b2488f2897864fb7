import { parseCommandLine } from './command-line';
import { TextOutput, type Console } from './console';
import { runExplain } from './commands/run-explain';

/** Does what a command line asks of this process, and returns the exit status. */
export async function runProcess(words: readonly string[]): Promise<number> {
  const { stdin: input, env: environment } = process;
  const [output, errors] = [new TextOutput(process.stdout), new TextOutput(process.stderr)];
  return run(words, { input, environment, output, errors });
}

/** Does what a command line asks for, and returns the exit status. */
export async function run(words: readonly string[], console: Console): Promise<number> {
  const request = parseCommandLine(words);
  if (request.command === 'explain') return runExplain(request, console);
  const stream = request.status === 0 ? console.output : console.errors;
  await stream.write(request.text);
  await stream.flush();
  return request.status;
}
