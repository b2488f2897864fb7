/**
 * Makes one file of the modules of the command that was built: Node.js takes longer to find and read some five hundred
 * modules than the command takes for most manifests. What answers `--version` stays apart, since it needs none of them.
 */
import { buildSync } from 'esbuild';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMAND = join(dirname(dirname(fileURLToPath(import.meta.url))), 'lib/src/cli/run.js');

buildSync({
  entryPoints: [COMMAND],
  outfile: COMMAND,
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  target: 'node20',
  packages: 'external',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
});
