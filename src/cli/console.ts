import { systemReason } from '../files/system-problem';

/** The streams and the environment of a process, or what stands for them in a test. */
export interface Console {
  readonly input: AsyncIterable<unknown>;
  readonly output: TextOutput;
  readonly errors: TextOutput;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What a stream knows of the terminal that shows it. */
interface TerminalState {
  readonly isTTY?: boolean;
  readonly columns?: number;
}

const CHUNK = 64 * 1024;

/**
 * Writes text in large pieces, no faster than the reader takes it. When the reader is gone, as `head` is after its
 * lines, what is still written is dropped without a word; a full disk is kept as the problem.
 */
export class TextOutput {
  private waiting: string[] = [];
  private length = 0;
  private isOpen = true;
  private failure: string | undefined;

  public constructor(private readonly stream: NodeJS.WritableStream & TerminalState) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') this.failure = systemReason(error);
      this.isOpen = false;
    });
  }

  /** Whether somebody still reads. */
  public get hasReader(): boolean {
    return this.isOpen;
  }

  /** Why it cannot be written, as the end of a sentence; undefined if it can, or if the reader is gone. */
  public get problem(): string | undefined {
    return this.failure;
  }

  /** Whether a terminal shows it. */
  public get isTerminal(): boolean {
    return this.stream.isTTY === true;
  }

  /** How many characters fit into a line of the terminal; undefined if none shows it. */
  public get columns(): number | undefined {
    return this.isTerminal ? this.stream.columns : undefined;
  }

  /** Writes a text, now or with later ones. */
  public async write(text: string): Promise<void> {
    this.waiting.push(text);
    this.length += text.length;
    if (this.length >= CHUNK) await this.flush();
  }

  /** Writes texts one after the other while somebody reads, and all of what waits. */
  public async print(texts: Iterable<string>): Promise<void> {
    for (const text of texts) {
      if (!this.isOpen) break;
      await this.write(text);
    }
    await this.flush();
  }

  /** Writes what waits. */
  public async flush(): Promise<void> {
    const text = this.waiting.join('');
    this.waiting = [];
    this.length = 0;
    if (text === '' || !this.isOpen) return;
    // It is called in every case; what went wrong is told to the listener.
    await new Promise<void>((resolve) => this.stream.write(text, () => resolve()));
  }

  /** Writes a text at once, before what waits. */
  public show(text: string): void {
    if (this.isOpen) this.stream.write(text);
  }
}
