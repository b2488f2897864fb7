/**
 * Builds `lib`, which no clone has: npm calls this before the package is packed, and when another project installs it
 * from a folder or from Git. An install of this project's own dependencies needs no build.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const { npm_command: command = '', INIT_CWD: startFolder = ROOT } = process.env;

/** An install with `-g`, as pre-commit does it, hands its flags on, and `npm ci` refuses them. */
const GLOBAL = /^npm_config_(global|location|prefix|global_prefix|local_prefix)$/i;
const ENVIRONMENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !GLOBAL.test(name)));

const isOwnInstall = ['ci', 'install'].includes(command) && realpathSync(startFolder) === realpathSync(ROOT);
if (!isOwnInstall) {
  if (!existsSync(join(ROOT, 'node_modules/typescript'))) npm('ci', '--ignore-scripts');
  npm('run', 'build');
}

function npm(...words) {
  const isWindows = process.platform === 'win32';
  const { status, error } = spawnSync('npm', words, {
    cwd: ROOT,
    stdio: 'inherit',
    shell: isWindows,
    env: ENVIRONMENT,
  });
  if (status === 0) return;
  const reason = error?.message ?? `ended with status ${status}`;
  console.error(`cdk8s-pod-patterns cannot be built: npm ${words.join(' ')}: ${reason}.`);
  process.exit(1);
}
