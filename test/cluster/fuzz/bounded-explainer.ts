import { on } from 'node:events';
import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Explained } from './explain-one';
import type { HOARD } from './worker';

/** All that a document may need, with what the command itself takes. */
export const MEBIBYTES = 256;
/** Nobody waits longer for a document that does not come to an end. */
const PATIENCE = 30_000;
/** So many documents are on their way at a time, so that writing and explaining go on together. */
const AHEAD = 50;

export type Document = string | typeof HOARD;

/** What came of a document, or why there was no answer. */
export interface Outcome {
  readonly document: Document;
  readonly answer: Explained | string;
}

/** Explains documents where there is only so much memory. */
export class BoundedExplainer {
  private worker = started();
  private answers = answersOf(this.worker);

  /** The outcomes in the order of the documents. */
  async *explain(documents: Iterable<Document>): AsyncGenerator<Outcome> {
    const pending: Document[] = [];
    for (const document of documents) {
      pending.push(document);
      this.worker.postMessage(document);
      if (pending.length > AHEAD) yield await this.next(pending);
    }
    while (pending.length > 0) yield await this.next(pending);
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }

  /** The outcome of the first of the documents, which is taken away. */
  private async next(pending: Document[]): Promise<Outcome> {
    const [document = ''] = pending.splice(0, 1);
    const answer = await this.answer();
    if (typeof answer === 'string') await this.startAgain(pending);
    return { document, answer };
  }

  private async answer(): Promise<Explained | string> {
    const isAnswered = new AbortController();
    const late = sleep(PATIENCE, `no answer within ${PATIENCE / 1000} s`, { signal: isAnswered.signal });
    late.catch(() => undefined);
    const next = this.answers.next().then(({ value }) => value[0], reasonOf);
    const answer = await Promise.race([next, late]);
    isAnswered.abort();
    return answer;
  }

  private async startAgain(pending: readonly Document[]): Promise<void> {
    await this.worker.terminate();
    this.worker = started();
    this.answers = answersOf(this.worker);
    for (const document of pending) this.worker.postMessage(document);
  }
}

function started(): Worker {
  return new Worker(path.join(__dirname, 'worker.ts'), { resourceLimits: { maxOldGenerationSizeMb: MEBIBYTES } });
}

function answersOf(worker: Worker): AsyncIterator<[Explained], [Explained]> {
  return on(worker, 'message') as AsyncIterator<[Explained], [Explained]>;
}

/** A worker that has no memory left ends with an error of this code. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isOutOfMemory = (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isOutOfMemory ? `it needs more than ${MEBIBYTES} MiB` : (error.stack ?? error.message);
}
