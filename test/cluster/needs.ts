import { tmpdir } from 'node:os';
import { run } from './command';

const LEAST_GO = [1, 26] as const;

/** A program that the judge cannot do without. */
interface Need {
  readonly program: string;
  readonly args: readonly string[];
  readonly cure: string;
  /** Whether what the program says of its version will do. */
  readonly suits?: (version: string) => boolean;
}

const NEEDS: readonly Need[] = [
  {
    program: 'go',
    args: ['version'],
    cure: `Go ${LEAST_GO.join('.')} or newer builds kube-apiserver: install it from https://go.dev/dl and put its bin folder on the PATH.`,
    suits: isRecentGo,
  },
  {
    program: 'etcd',
    args: ['--version'],
    cure: 'etcd stores what kube-apiserver keeps: on Debian run "apt-get install etcd-server".',
  },
  {
    program: 'openssl',
    args: ['version'],
    cure: 'openssl makes the keys of kube-apiserver: on Debian run "apt-get install openssl".',
  },
  {
    program: 'curl',
    args: ['--version'],
    cure: 'curl asks whether kube-apiserver is ready: on Debian run "apt-get install curl".',
  },
  {
    program: 'bash',
    args: ['--version'],
    cure: 'bash runs the scripts in test/cluster/judge: on Debian run "apt-get install bash".',
  },
];

/** A sentence for each program that is missing or too old, of all or of those that are named. */
export async function missingPrograms(names = NEEDS.map(({ program }) => program)): Promise<string[]> {
  const sentences = await Promise.all(NEEDS.filter(({ program }) => names.includes(program)).map(missing));
  return sentences.filter((sentence) => sentence !== undefined);
}

async function missing(need: Need): Promise<string | undefined> {
  const { status, stdout } = await run(need.program, need.args, tmpdir());
  if (status !== 0) return `${need.program} is missing. ${need.cure}`;
  if (need.suits?.(stdout) === false) return `${need.program} is too old ("${stdout.trim()}"). ${need.cure}`;
  return undefined;
}

function isRecentGo(version: string): boolean {
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(version) ?? [];
  // a version built from source has no number; it is newer than any that has
  if (major === undefined || minor === undefined) return true;
  return Number(major) > LEAST_GO[0] || (Number(major) === LEAST_GO[0] && Number(minor) >= LEAST_GO[1]);
}
