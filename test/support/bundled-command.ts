import { buildSync } from 'esbuild';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const SOURCE = join(ROOT, 'src/cli/main.ts');

let bundle: string | undefined;

/**
 * The path of the command as one JavaScript file, in the package whose version and pages it looks up. It starts four times
 * as fast as the sources do through tsx.
 */
export function bundledCommand(): string {
  bundle ??= bundled(join(ROOT, `temp/command-${process.env['JEST_WORKER_ID'] ?? '0'}.js`));
  return bundle;
}

function bundled(outfile: string): string {
  buildSync({ entryPoints: [SOURCE], outfile, bundle: true, platform: 'node', target: 'node20', packages: 'external' });
  return outfile;
}
