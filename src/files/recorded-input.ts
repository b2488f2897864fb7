import { isUtf8 } from 'node:buffer';

/** A stream that can be read again. */
export class RecordedInput implements AsyncIterable<unknown> {
  private readonly chunks: unknown[] = [];
  private replacement: string | undefined;
  private isRead = false;

  public constructor(private readonly stream: AsyncIterable<unknown>) {}

  /** What was read, or what stands for it; undefined if it is not UTF-8. */
  public get text(): string | undefined {
    if (this.replacement !== undefined) return this.replacement;
    const bytes = Buffer.concat(
      this.chunks.map((chunk) => (Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)))),
    );
    return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
  }

  /** Lets the next reader read something else. */
  public replace(text: string): void {
    this.replacement = text;
  }

  /** The chunks of the stream, or what stands for them. */
  public async *[Symbol.asyncIterator](): AsyncGenerator {
    if (this.replacement !== undefined) yield this.replacement;
    else if (this.isRead) yield* this.chunks;
    else {
      this.isRead = true;
      for await (const chunk of this.stream) {
        this.chunks.push(chunk);
        yield chunk;
      }
    }
  }
}
