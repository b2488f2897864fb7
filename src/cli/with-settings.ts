import { findSettings, type ReadSettings } from '../settings/find-settings';
import type { Console } from './console';
import { failWith } from './say-errors';

/** Does the work of a command with the settings for its paths; without it, the exit status 2 if they cannot be read. */
export async function withSettings(
  paths: readonly string[],
  console: Console,
  work: (found: ReadSettings) => Promise<number>,
): Promise<number> {
  const found = findSettings(paths);
  if ('settings' in found) return work(found);
  return failWith(found.problems, console);
}
