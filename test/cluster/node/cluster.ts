import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import * as path from 'node:path';
import { ApiClient } from '../api-client';
import { JUDGE } from '../binaries';
import { run } from '../command';
import { JudgeError } from '../judge-error';
import type { Target } from '../targets';
import { PodWatch } from './pod-watch';

const SCRIPTS = path.join(JUDGE, 'cluster');
/** `up` makes addresses of this number. */
const HIGHEST_NUMBER = 250;

/** A cluster of one node, in namespaces of its own. */
export class Cluster {
  /** Resolves when the node is ready. */
  static async start(target: Target, folder: string): Promise<Cluster> {
    const stop = (): void => void spawnSync(path.join(SCRIPTS, 'down'), [folder], { stdio: 'inherit' });
    // also after Ctrl-C in the midst of starting, and before the folder is removed
    process.prependOnceListener('exit', stop);
    mkdirSync(folder, { recursive: true });
    const { status, stdout, stderr } = await run(
      path.join(SCRIPTS, 'up'),
      [folder, target.minor, String(freeNumber())],
      JUDGE,
    );
    if (status !== 0) throw new JudgeError(stderr.trim());
    const kubeconfig = stdout.trim();
    const pods = await PodWatch.start(kubeconfig);
    return new Cluster(ApiClient.fromKubeconfig(kubeconfig), pods, kubeconfig, folder, () => {
      process.off('exit', stop);
      stop();
    });
  }

  private constructor(
    readonly client: ApiClient,
    /** What happens to the Pods of the namespace `default`. */
    readonly pods: PodWatch,
    /** The file with which other programs find the API server. */
    readonly kubeconfig: string,
    private readonly folder: string,
    private readonly end: () => void,
  ) {}

  /** A folder on the node that outlives a Pod; containers of every user write into it. */
  hostFolder(name: string): string {
    const made = path.join(this.folder, 'shared', name);
    mkdirSync(made, { recursive: true });
    chmodSync(made, 0o777);
    return made;
  }

  /** Makes an image known to the node, from an archive as `image/make` writes it. */
  async importImage(archive: string): Promise<void> {
    await this.images(['import', archive]);
  }

  /** Gives an image that the node knows another name as well. */
  async nameImage(image: string, name: string): Promise<void> {
    await this.images(['tag', '--force', image, name]);
  }

  private async images(args: readonly string[]): Promise<void> {
    const command = ['ctr', '-n', 'k8s.io', 'images', ...args];
    const { status, stderr } = await run(path.join(SCRIPTS, 'enter'), [this.folder, ...command], JUDGE);
    if (status !== 0) throw new JudgeError(`"${command.join(' ')}" failed: ${stderr.trim()}`);
  }

  stop(): void {
    this.pods.close();
    this.client.close();
    this.end();
  }
}

/** A number that no running cluster has, picked at random so that two runs do not meet. */
function freeNumber(): number {
  const numbers = Array.from({ length: HIGHEST_NUMBER }, (_, index) => index + 1);
  const free = numbers.filter((number) => !existsSync(`/run/netns/judge${number}`));
  const number = free[Math.floor(Math.random() * free.length)];
  if (number === undefined)
    throw new JudgeError(`${HIGHEST_NUMBER} clusters run already; end one with judge/cluster/down.`);
  return number;
}
