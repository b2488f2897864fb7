import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { TextOutput } from '../../src/cli/console';
import { run } from '../../src/cli/run';

/** What a command said. */
export interface Said {
  readonly status: number;
  readonly output: string;
  readonly errors: string;
}

const ROOT = 0;
const NOBODY = 65534;

/** A new folder in which commands run; in what they say it is `.`. */
export class InFolder {
  public readonly path = mkdtempSync(join(tmpdir(), 'pod-patterns-'));

  public write(name: string, content: string | Buffer): string {
    const file = join(this.path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  public read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  /** Runs a command; `./` at the beginning of a word, or behind its `=`, is the folder. */
  public async run(words: readonly string[], input: string | AsyncIterable<string> = ''): Promise<Said> {
    const [output, errors] = [new PassThrough({ highWaterMark: 2 ** 24 }), new PassThrough({ highWaterMark: 2 ** 24 })];
    const status = await run(
      words.map((word) => word.replace(/(^|=)\.(?=\/|$)/, (_match, before: string) => before + this.path)),
      {
        input: Readable.from(typeof input === 'string' ? [input] : input),
        environment: {},
        output: new TextOutput(output),
        errors: new TextOutput(errors),
      },
    );
    const said = [output, errors].map((stream) => String(stream.read() ?? '').replaceAll(this.path, '.'));
    return { status, output: said[0] ?? '', errors: said[1] ?? '' };
  }

  /** Runs a command as somebody whom permissions of files bind, and who owns the folder and all in it. */
  public async runAsNobody(words: readonly string[]): Promise<Said> {
    if (process.geteuid?.() !== ROOT) return this.run(words);
    for (const path of [this.path, ...readdirSync(this.path).map((name) => join(this.path, name))]) {
      chownSync(path, NOBODY, NOBODY);
    }
    process.seteuid?.(NOBODY);
    try {
      return await this.run(words);
    } finally {
      process.seteuid?.(ROOT);
    }
  }

  public remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
