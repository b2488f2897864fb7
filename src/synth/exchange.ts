// cspell:words renameat RENAMEAT ctypes fsencode CDLL
import { spawnSync } from 'node:child_process';
import { identityOf } from './output-changes';

/** The numbers of the call `renameat2` on Linux, which Node.js does not have. Source: linux/arch, syscall tables */
const RENAMEAT2: Partial<Record<NodeJS.Architecture, number>> = {
  x64: 316,
  arm64: 276,
  riscv64: 276,
  ppc64: 357,
  s390x: 347,
};

const [AT_FDCWD, RENAME_EXCHANGE] = [-100, 2];

/** Programs that can make the call; nearly every image with a package manager has one of them. */
const PROGRAMS: readonly { readonly program: string; readonly words: (call: number) => readonly string[] }[] = [
  {
    program: 'perl',
    words: (call) => [
      '-e',
      `exit(syscall(${call}, ${AT_FDCWD}, $ARGV[0], ${AT_FDCWD}, $ARGV[1], ${RENAME_EXCHANGE}) == 0 ? 0 : 1)`,
    ],
  },
  {
    program: 'python3',
    words: (call) => [
      '-ISc',
      `import ctypes, os, sys; a, b = map(os.fsencode, sys.argv[1:3]); sys.exit(ctypes.CDLL(None).syscall(${call}, ${AT_FDCWD}, a, ${AT_FDCWD}, b, ${RENAME_EXCHANGE}) != 0)`,
    ],
  },
];

/**
 * Exchanges two folders, so that nobody ever sees a mixture of them or neither.
 *
 * @returns whether it was done; if not, both are where they were
 */
export function exchangeFolders(left: string, right: string): boolean {
  const call = process.platform === 'linux' ? RENAMEAT2[process.arch] : undefined;
  if (call === undefined) return false;
  const before = identityOf(left);
  for (const { program, words } of PROGRAMS) {
    spawnSync(program, [...words(call), left, right], { stdio: 'ignore' });
    if (identityOf(left) !== before) return true;
  }
  return false;
}
