import { buildSync } from 'esbuild';
import { basename, join } from 'node:path';

const ROOT = join(__dirname, '../..');

const BUNDLES = new Map<string, string>();

/**
 * The path of the command as one JavaScript file, in the package whose version and pages it looks up. It starts four times
 * as fast as the sources do through tsx.
 */
export function bundledCommand(): string {
  return bundled('src/cli/main.ts');
}

/** The path of the library as one JavaScript file. */
export function bundledLibrary(): string {
  return bundled('src/index.ts');
}

/** The path of what reads manifests as one JavaScript file. */
export function bundledReader(): string {
  return bundled('src/manifests/read-manifests.ts');
}

function bundled(source: string): string {
  const outfile = join(ROOT, `temp/${basename(source, '.ts')}-${process.env['JEST_WORKER_ID'] ?? '0'}.js`);
  if (!BUNDLES.has(source)) {
    buildSync({
      entryPoints: [join(ROOT, source)],
      outfile,
      bundle: true,
      platform: 'node',
      target: 'node20',
      packages: 'external',
    });
  }
  BUNDLES.set(source, outfile);
  return outfile;
}
