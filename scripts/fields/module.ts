import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { Problem } from './problem';

/** The folder of a release of Kubernetes, as the Go module proxy serves it. */
export function releaseFolder(release: string): string {
  const module = `k8s.io/kubernetes@v${release}`;
  // A release may ask for a newer Go than this machine's, which Go then fetches by itself.
  const env = { ...process.env, GOTOOLCHAIN: 'auto' };
  const go = spawnSync('go', ['mod', 'download', '-json', module], { encoding: 'utf8', cwd: tmpdir(), env });
  if (go.error) throw new Problem('Kubernetes comes as a Go module; install Go 1.21 or newer (go.dev/doc/install)');
  const answer = JSON.parse(go.stdout || '{}') as { readonly Dir?: string; readonly Error?: string };
  if (go.status !== 0 || answer.Dir === undefined) {
    throw new Problem(`"go mod download ${module}" failed: ${answer.Error ?? go.stderr.trim()}`);
  }
  return answer.Dir;
}

/** The number after `1.` of a release such as 1.33.13. */
export function minorOf(release: string): number {
  const minor = /^1\.(\d+)\.\d+(-[\w.]+)?$/.exec(release)?.[1];
  if (minor === undefined) throw new Problem(`"${release}" is not a release of Kubernetes, such as 1.33.13`);
  return Number(minor);
}
