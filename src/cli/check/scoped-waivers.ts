import { dirname, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import type { ScopedWaiver } from '../../check/waivers';
import { STANDARD_INPUT } from '../../manifests/input-objects';
import type { SettingsWaiver } from '../settings/read-waivers';

/**
 * The waivers of settings, with what decides which files they are for. A glob is for paths from the folder of the settings,
 * and one without a slash for names in any folder; standard input has neither.
 *
 * @param file - the file of the settings
 */
export function scopedWaivers(waivers: readonly SettingsWaiver[], file: string): ScopedWaiver[] {
  const folder = dirname(resolve(file));
  return waivers.map(({ path, line, ...waiver }) => ({
    ...waiver,
    place: { file, line },
    ...(path !== undefined && { isForFile: matcherOf(path, folder) }),
  }));
}

function matcherOf(glob: string, folder: string): (file: string) => boolean {
  const isMatch = picomatch(glob.replace(/^\.\//, ''), { dot: true, basename: !glob.includes('/') });
  return (file) => file !== STANDARD_INPUT && isMatch(relative(folder, resolve(file)).split(sep).join('/'));
}
