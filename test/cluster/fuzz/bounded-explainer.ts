import { fork, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import * as path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Explained } from './explain-one';
import type { HOARD } from './explainer-program';

/** All that a document may need, with what the command itself takes. */
export const MEBIBYTES = 256;
/** How long a document that does not come to an end is waited for; a busy machine needs some time for the others too. */
const PATIENCE_MILLISECONDS = 300_000;
/** So many documents are on their way at a time, so that writing and explaining go on together. */
const AHEAD = 50;

export type Document = string | typeof HOARD;

/** What came of a document, or why there was no answer. */
export interface Outcome {
  readonly document: Document;
  readonly answer: Explained | string;
}

/**
 * Explains documents in a process of its own, where there is only so much memory, and whose CPU time is spent on nothing
 * else.
 */
export class BoundedExplainer {
  private program = new ExplainerProgram();

  /** The outcomes in the order of the documents. */
  async *explain(documents: Iterable<Document>): AsyncGenerator<Outcome> {
    const pending: Document[] = [];
    for (const document of documents) {
      pending.push(document);
      this.program.send(document);
      if (pending.length > AHEAD) yield await this.next(pending);
    }
    while (pending.length > 0) yield await this.next(pending);
  }

  stop(): void {
    this.program.stop();
  }

  /** The outcome of the first of the documents, which is taken away. */
  private async next(pending: Document[]): Promise<Outcome> {
    const [document = ''] = pending.splice(0, 1);
    const answer = await this.program.answer();
    if (typeof answer === 'string') this.startAgain(pending);
    return { document, answer };
  }

  private startAgain(pending: readonly Document[]): void {
    this.program.stop();
    this.program = new ExplainerProgram();
    for (const document of pending) this.program.send(document);
  }
}

/** The process that explains. */
class ExplainerProgram {
  private readonly process = started();
  private readonly answers = on(this.process, 'message', { close: ['disconnect'] });
  private readonly end = endOf(this.process);

  send(document: Document): void {
    // one that has ended gives no more answers, and is noticed by that
    if (this.process.connected) this.process.send(document, () => undefined);
  }

  /** What came of the next document, or why the process gives no answer. */
  async answer(): Promise<Explained | string> {
    const isAnswered = new AbortController();
    const late = sleep(PATIENCE_MILLISECONDS, `no answer within ${PATIENCE_MILLISECONDS / 1000} s`, {
      signal: isAnswered.signal,
    });
    late.catch(() => undefined);
    const answer = await Promise.race([this.nextAnswer(), late]);
    isAnswered.abort();
    return answer;
  }

  stop(): void {
    this.process.kill('SIGKILL');
  }

  private async nextAnswer(): Promise<Explained | string> {
    const { done, value } = await this.answers.next();
    return done === true ? await this.end : (value as [Explained])[0];
  }
}

function started(): ChildProcess {
  return fork(path.join(__dirname, 'explainer-program.ts'), {
    execArgv: [...process.execArgv, `--max-old-space-size=${MEBIBYTES}`],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
}

/** Why a process has ended. One that has no memory left says so before it aborts. */
async function endOf(program: ChildProcess): Promise<string> {
  const [errors, [code, signal]] = await Promise.all([
    program.stderr === null ? '' : text(program.stderr),
    once(program, 'exit') as Promise<[code: number | null, signal: string | null]>,
  ]);
  if (errors.includes('heap out of memory')) return `it needs more than ${MEBIBYTES} MiB`;
  return `the process ended with ${code ?? signal ?? 'nothing'}: ${errors}`;
}
