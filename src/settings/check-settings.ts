import { dirname, join } from 'node:path';
import type { ScopedWaiver } from '../check/waivers';
import type { ReadSettings } from './find-settings';
import { podsToRead, type PodFlags } from './pods-to-read';
import { scopedWaivers } from './scoped-waivers';

/** What flags and settings decide of a check. */
export interface CheckSettings extends Required<PodFlags> {
  readonly waivers: readonly ScopedWaiver[];
  /** The file with the findings that are known; absent if there is none. */
  readonly baselineFile?: string;
  /** The day by which waivers have expired, such as `2027-03-31`. */
  readonly today: string;
}

/** What a check that is asked for with flags takes from the settings. */
export function checkSettings(
  flags: PodFlags & { readonly baselineFile?: string },
  found: ReadSettings,
): CheckSettings {
  const { settings, file = '' } = found;
  const baselineFile = flags.baselineFile ?? (settings.baseline && join(dirname(file), settings.baseline));
  return {
    ...podsToRead(flags, settings),
    waivers: scopedWaivers(found),
    ...(baselineFile !== undefined && { baselineFile }),
    today: new Date().toISOString().slice(0, 10),
  };
}
