import { accessSync, constants, existsSync } from 'node:fs';
import * as path from 'node:path';
import { missingPrograms } from '../needs';

/** Where Debian's package puts what connects Pods. */
const BRIDGE = '/usr/lib/cni/bridge';
/** The first version of cgroups; the scripts do not know the second. */
const CGROUPS = '/sys/fs/cgroup/cpuset/cpuset.cpus';

/** What a node is made of besides what every API server needs; `setup` installs all of it on Debian. */
const PROGRAMS = ['containerd', 'ctr', 'runc', 'ip', 'iptables', 'nsenter', 'unshare', 'jq', 'gcc', 'busybox'] as const;

const CURE = 'on Debian run "test/cluster/judge/cluster/setup" as root.';

/** A sentence for each thing that a node cannot do without. */
export async function missingForNode(): Promise<string[]> {
  const programs = PROGRAMS.filter((program) => !isOnPath(program)).map((program) => `${program} is missing: ${CURE}`);
  return [...places(), ...(await missingPrograms()), ...programs];
}

function places(): string[] {
  const sentences = [
    [process.getuid?.() === 0, 'A node has namespaces and cgroups that only root can make: run this as root.'],
    [existsSync(CGROUPS), `${CGROUPS} is missing: a node needs Linux with cgroups of version 1.`],
    [existsSync(BRIDGE), `${BRIDGE} is missing: ${CURE}`],
  ] as const;
  return sentences.filter(([isThere]) => !isThere).map(([, sentence]) => sentence);
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(path.delimiter).some((folder) => isExecutable(path.join(folder, program)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
