import { dirname, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import type { ScopedWaiver } from '../check/waivers';
import { SETTINGS_FILE } from '../files/own-files';
import { STANDARD_INPUT } from '../manifests/input-objects';
import type { ReadSettings } from './find-settings';

/**
 * The waivers of settings, with what decides which files they are for. A glob is for paths from the folder of the settings,
 * and one without a slash for names in any folder; standard input has neither.
 */
export function scopedWaivers({ settings, file = SETTINGS_FILE }: ReadSettings): ScopedWaiver[] {
  const folder = dirname(resolve(file));
  return (settings.waivers ?? []).map(({ path, line, ...waiver }) => ({
    ...waiver,
    place: { file, line },
    ...(path !== undefined && { isForFile: matcherOf(path, folder) }),
  }));
}

function matcherOf(glob: string, folder: string): (file: string) => boolean {
  const isMatch = picomatch(glob.replace(/^\.\//, ''), { dot: true, basename: !glob.includes('/') });
  return (file) => file !== STANDARD_INPUT && isMatch(relative(folder, resolve(file)).split(sep).join('/'));
}
