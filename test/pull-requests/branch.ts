import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { bundledCommand } from '../support/bundled';
import { Project } from '../synth/project';
import type { ShellStep } from './recipes';

/** How a step ended, and what it printed. */
export interface StepEnd {
  readonly status: number | null;
  readonly said: string;
}

/** A repository with a branch that is to be merged. */
export class Branch {
  public readonly project = new Project();

  public constructor() {
    this.project.write('.gitignore', 'node_modules/\n*.md\n*.json\n!files.json\n');
    const bin = join(this.project.path, 'node_modules/.bin');
    mkdirSync(bin, { recursive: true });
    chmodSync(bundledCommand(), 0o755);
    symlinkSync(bundledCommand(), join(bin, 'pod-patterns'));
    this.git('init', '--quiet', '--initial-branch=main');
  }

  /** Commits what the app writes now, as its author would. */
  public commit(files: Readonly<Record<string, string>>): void {
    this.project.appWrites(files);
    this.project.synth();
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message=Change');
  }

  public git(...words: readonly string[]): string {
    const author = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    return execFileSync('git', [...author, ...words], { cwd: this.project.path, encoding: 'utf8' }).trim();
  }

  /** Runs the steps of a job as a runner does: what fails keeps those after it from running, but for those that run anyway. */
  public async run(steps: readonly ShellStep[], environment: Readonly<Record<string, string>>): Promise<StepEnd[]> {
    const ends: StepEnd[] = [];
    for (const { script, env, runsAnyway } of steps) {
      const hasFailed = ends.some(({ status }) => status !== 0);
      if (!hasFailed || runsAnyway) ends.push(await this.shell(script, { ...environment, ...env }));
    }
    return ends;
  }

  public async remove(): Promise<void> {
    await this.project.remove();
  }

  private async shell(script: string, environment: Readonly<Record<string, string>>): Promise<StepEnd> {
    const { path } = this.project;
    const env = { PATH: process.env['PATH'] ?? '', HOME: path, NO_PROXY: '127.0.0.1', ...environment };
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], { cwd: path, env });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (said += text.toString()));
    return new Promise((resolve) => child.once('close', (status) => resolve({ status, said })));
  }
}
