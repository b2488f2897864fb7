import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from './problem';

/** The folder of a release of Kubernetes, as the Go module proxy serves it. */
export function releaseFolder(release: string): string {
  const module = `k8s.io/kubernetes@v${release}`;
  const answer = JSON.parse(go('mod', 'download', '-json', module) || '{}') as {
    readonly Dir?: string;
    readonly Error?: string;
  };
  const folder = answer.Dir ?? unpackedFolder(module);
  if (folder === undefined) throw new Problem(`"go mod download ${module}" failed: ${answer.Error ?? 'no answer'}`);
  return folder;
}

/** A release that asks for a newer Go is unpacked all the same, and nothing of it is compiled here. */
function unpackedFolder(module: string): string | undefined {
  const folder = join(go('env', 'GOMODCACHE').trim(), module);
  return existsSync(folder) ? folder : undefined;
}

function go(...words: readonly string[]): string {
  const run = spawnSync('go', words, { encoding: 'utf8', cwd: tmpdir() });
  if (run.error) throw new Problem('Kubernetes comes as a Go module; install Go 1.21 or newer (go.dev/doc/install)');
  return run.stdout;
}

/** The number after `1.` of a release such as 1.33.13. */
export function minorOf(release: string): number {
  const minor = /^1\.(\d+)\.\d+(-[\w.]+)?$/.exec(release)?.[1];
  if (minor === undefined) throw new Problem(`"${release}" is not a release of Kubernetes, such as 1.33.13`);
  return Number(minor);
}
