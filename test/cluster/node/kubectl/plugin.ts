import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync } from 'node:fs';
import * as path from 'node:path';
import { bundledCommand } from '../../../support/bundled';
import { cacheFolder } from '../../binaries';
import type { Cluster } from '../cluster';

/** What a line of shell printed, and how it ended. */
export interface Ran {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

/** A shell that finds kubectl, the command, and the command as a plugin; as a user would have them. */
export class KubectlShell {
  private readonly bin: string;

  public constructor(
    private readonly cluster: Cluster,
    minor: string,
  ) {
    this.bin = cluster.hostFolder('bin');
    mkdirSync(this.folder, { recursive: true });
    const command = bundledCommand();
    chmodSync(command, 0o755);
    symlinkSync(path.join(cacheFolder(), 'bin', `kubectl-${minor}`), path.join(this.bin, 'kubectl'));
    for (const name of ['pod-patterns', 'kubectl-pod_patterns']) symlinkSync(command, path.join(this.bin, name));
  }

  /** The folder in which lines are run. */
  public get folder(): string {
    return path.join(this.cluster.hostFolder('kubectl'), 'work');
  }

  /** Runs a line; a program that fails in a pipe makes it fail. */
  public run(line: string): Ran {
    const environment = {
      PATH: `${this.bin}:${process.env['PATH'] ?? ''}`,
      HOME: this.folder,
      KUBECONFIG: this.cluster.kubeconfig,
      NO_PROXY: '*',
      NO_COLOR: '1',
    };
    const { status, stdout, stderr } = spawnSync('bash', ['-eo', 'pipefail', '-c', line], {
      cwd: this.folder,
      env: environment,
      encoding: 'utf8',
    });
    return { status, output: stdout, errors: stderr };
  }
}
