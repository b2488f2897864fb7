import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundledCommand } from '../support/bundled';
import { removeFolder } from '../support/remove-folder';

const NOBODY = 65534;

/** How long a folder waits for apps that were left behind. */
const MAX_WAIT = 2000;

/** What a command said. */
export interface Said {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** An app that writes the files of the JSON in `files.json`, and then does what `after.js` says. */
const APP = `
const { mkdirSync, readFileSync, writeFileSync, existsSync } = require('node:fs');
const { dirname, join } = require('node:path');
for (const [name, text] of Object.entries(JSON.parse(readFileSync('files.json', 'utf8')))) {
  const file = join(process.env.CDK8S_OUTDIR, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
if (existsSync('after.js')) require(join(process.cwd(), 'after.js'));
`;

/** The text of a manifest that is right. */
export function configMap(name: string, value: string): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  value: "${value}"\n`;
}

/** A folder with an app, in which the command is run as a process. */
export class Project {
  public readonly path = mkdtempSync(join(tmpdir(), 'synth-test-'));

  private readonly closed: Promise<unknown>[] = [];

  public constructor() {
    this.write('app.js', APP);
    this.write('cdk8s.yaml', 'language: typescript\napp: node app.js\n');
    this.write('files.json', '{}');
  }

  public write(name: string, content: string): void {
    mkdirSync(dirname(join(this.path, name)), { recursive: true });
    writeFileSync(join(this.path, name), content);
  }

  /** Lets the app write these files from now on. */
  public appWrites(files: Readonly<Record<string, string>>): void {
    this.write('files.json', JSON.stringify(files));
  }

  /** Runs `pod-patterns synth`; in what it says, the folder is `.`. */
  public synth(words: readonly string[] = [], environment: Readonly<Record<string, string>> = {}, user?: number): Said {
    const { status, stdout, stderr } = spawnSync(process.execPath, [bundledCommand(), 'synth', ...words], {
      cwd: this.path,
      encoding: 'utf8',
      ...(user !== undefined && { uid: user, gid: user }),
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...environment },
    });
    return { status, output: stdout.replaceAll(this.path, '.'), errors: stderr.replaceAll(this.path, '.') };
  }

  /** Runs it as somebody whom permissions of files bind, and who owns the folder and all in it. */
  public synthAsNobody(): Said {
    if (process.geteuid?.() !== 0) return this.synth();
    for (const name of ['', ...this.names(), 'dist']) chownSync(join(this.path, name), NOBODY, NOBODY);
    return this.synth([], {}, NOBODY);
  }

  /** The texts of all files below a folder of the project, by their names. */
  public files(folder = 'dist'): Record<string, string> {
    const entries = readdirSync(join(this.path, folder), { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
    const root = join(this.path, folder);
    return Object.fromEntries(files.sort().map((file) => [file.slice(root.length + 1), readFileSync(file, 'utf8')]));
  }

  /** The names in the folder of the project. */
  public names(): string[] {
    return readdirSync(this.path).sort();
  }

  /** Starts the command; its app may go on for a moment after it was killed. */
  public start(words: readonly string[] = [], environment: NodeJS.ProcessEnv = process.env): ChildProcess {
    const child = spawn(process.execPath, [bundledCommand(), 'synth', ...words], {
      cwd: this.path,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.resume();
    child.stderr.resume();
    // The app holds the standard error of the command until it ends as well.
    this.closed.push(once(child, 'close'));
    return child;
  }

  /** Removes the folder when no app writes into it any more. */
  public async remove(): Promise<void> {
    await Promise.race([Promise.all(this.closed), sleep(MAX_WAIT, undefined, { ref: false })]);
    removeFolder(this.path);
  }
}
