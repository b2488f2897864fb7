import { spawnSync } from 'node:child_process';
import * as path from 'node:path';
import { JUDGE } from './binaries';
import { ApiClient } from './api-client';
import { run } from './command';
import { JudgeError } from './judge-error';
import { freePorts } from './ports';
import type { Target } from './targets';

/** A kube-apiserver on an etcd of its own, on 127.0.0.1. */
export class ApiServer {
  /** Resolves when the server says that it is ready. */
  static async start(target: Target, folder: string): Promise<ApiServer> {
    const runFolder = path.join(folder, 'server');
    const stop = (): void => void spawnSync(path.join(JUDGE, 'api', 'down'), [runFolder]);
    // also after Ctrl-C in the midst of starting, and before the folder is removed
    process.prependOnceListener('exit', stop);
    const { status, stdout, stderr } = await run(
      path.join(JUDGE, 'api', 'up'),
      [target.minor, runFolder, String(await freePorts())],
      JUDGE,
    );
    if (status !== 0) throw new JudgeError(stderr.trim());
    return new ApiServer(ApiClient.fromKubeconfig(stdout.trim()), () => {
      process.off('exit', stop);
      stop();
    });
  }

  private constructor(
    readonly client: ApiClient,
    private readonly end: () => void,
  ) {}

  stop(): void {
    this.client.close();
    this.end();
  }
}
