import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { lastLines } from '../command';
import type { Json, JsonObject } from '../json';
import { JudgeError } from '../judge-error';

/** What Kubernetes makes of an object. */
export interface Verdict {
  /** Why the object was refused before it was validated: a wrong type, a field that is unknown. */
  readonly decode?: string;
  /** Whether there is an object to speak of; a field that is unknown does not hinder it. */
  readonly decoded?: boolean;
  readonly valid: boolean;
  /** Why validation refuses it. */
  readonly errors?: readonly Cause[];
  readonly qosClass?: string;
  readonly requests?: Texts;
  readonly limits?: Texts;
  readonly containers?: readonly ContainerVerdict[];
  /** Why the Pod Security Standard `baseline` refuses the Pod; absent if it does not. */
  readonly baseline?: readonly string[];
  /** Why `restricted` refuses it. */
  readonly restricted?: readonly string[];
}

/** A reason for which validation refuses an object. */
export interface Cause {
  /** Such as `FieldValueRequired`. */
  readonly type: string;
  /** The path of the field. */
  readonly field: string;
  /** What the API server says of it. */
  readonly detail: string;
}

/** Quantities as Kubernetes prints them, by resource. */
export type Texts = { readonly [resource: string]: string };

export interface ContainerVerdict {
  readonly list: string;
  readonly name: string;
  readonly imagePullPolicy: string;
  readonly requests?: Texts;
  readonly limits?: Texts;
}

/** What Kubernetes makes of a quantity. */
export interface NumberVerdict {
  readonly error?: string;
  readonly text?: string;
  /** The exact value in billionths. */
  readonly nano?: string;
  /** The text after the rounding that requests and limits get. */
  readonly rounded?: string;
}

/** What Kubernetes makes of two quantities. */
export interface PairVerdict {
  readonly left: NumberVerdict;
  readonly right: NumberVerdict;
  readonly sum?: string;
  readonly compare: number;
}

/** A batch takes a second. */
const PATIENCE_SECONDS = 120;

/** A running kube-judge, which answers line by line. */
export class KubeJudge {
  private readonly waiting: { readonly resolve: (line: string) => void; readonly reject: (error: Error) => void }[] =
    [];
  private readonly stderr: string[] = [];

  static start(binary: string, args: readonly string[]): KubeJudge {
    return new KubeJudge(spawn(binary, args, { stdio: 'pipe' }));
  }

  private constructor(private readonly child: ChildProcessWithoutNullStreams) {
    process.prependOnceListener('exit', this.stop);
    child.stderr.setEncoding('utf8').on('data', (text: string) => this.stderr.push(text));
    createInterface({ input: child.stdout }).on('line', (line) => this.waiting.shift()?.resolve(line));
    child.once('error', (error) => this.abandon(error.message));
    child.once('close', () => this.abandon('it has ended'));
    child.stdin.on('error', (error) => this.abandon(error.message));
  }

  judge(objects: readonly JsonObject[]): Promise<Verdict[]> {
    return this.ask<Verdict>(objects.map((object) => ({ object })));
  }

  /** Only where it was started with `-quantities`. */
  judgePairs(pairs: readonly { readonly left: Json; readonly right: Json }[]): Promise<PairVerdict[]> {
    return this.ask<PairVerdict>(pairs);
  }

  readonly stop = (): void => {
    process.off('exit', this.stop);
    this.child.kill();
  };

  private async ask<Answer>(questions: readonly object[]): Promise<Answer[]> {
    const lines = questions.map(
      () => new Promise<string>((resolve, reject) => void this.waiting.push({ resolve, reject })),
    );
    this.child.stdin.write(questions.map((question) => `${JSON.stringify(question)}\n`).join(''));
    const tooLong = setTimeout(() => this.abandon(`nothing came for ${PATIENCE_SECONDS} s`), 1000 * PATIENCE_SECONDS);
    try {
      return (await Promise.all(lines)).map((line) => JSON.parse(line) as Answer);
    } finally {
      clearTimeout(tooLong);
    }
  }

  private abandon(reason: string): void {
    const error = new JudgeError(`kube-judge does not answer: ${reason}\n${lastLines(this.stderr.join(''), 15)}`);
    for (const { reject } of this.waiting.splice(0)) reject(error);
  }
}
