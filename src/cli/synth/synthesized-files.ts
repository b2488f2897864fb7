import { statSync } from 'node:fs';
import { join } from 'node:path';
import { MANIFEST_NAME, type FoundFile } from '../../files/find-files';

/** Where manifests are, and where they are for. */
export interface SynthesizedFolder {
  /** The folder by which they are named. */
  readonly output: string;
  /** The folder that they are in now. */
  readonly fresh: string;
}

/** The files with manifests among some paths, by the names that they will have. */
export function manifestFiles({ output, fresh }: SynthesizedFolder, paths: readonly string[]): FoundFile[] {
  return paths.filter((path) => MANIFEST_NAME.test(path)).map((path) => fileAt(join(output, path), join(fresh, path)));
}

function fileAt(file: string, path: string): FoundFile {
  return { file, path: Buffer.from(path), size: statSync(path).size };
}
