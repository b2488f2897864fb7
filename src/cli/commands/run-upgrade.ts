import { upgradeOf } from '../../changes/upgrade/upgrade-of';
import { upgradeJson } from '../../changes/upgrade/upgrade-output';
import { upgradeText } from '../../changes/upgrade/upgrade-text';
import { readFiles } from '../../files/read-files';
import { podsToRead } from '../../settings/pods-to-read';
import type { Settings } from '../../settings/settings';
import { textFormFor } from '../check/write-reports';
import type { Console } from '../console';
import { keepInput } from '../diff/keep-input';
import { COMPARE, failWith, sayTrouble } from '../say-errors';
import type { UpgradeRequest } from '../upgrade/upgrade-command';
import { withSettings } from '../with-settings';

/** Says what an upgrade does, and returns the exit status: 2 if something could not be read, 1 if something is lost. */
export async function runUpgrade(request: UpgradeRequest, console: Console): Promise<number> {
  return withSettings(request.paths, console, ({ settings }) => upgrade(request, settings, console));
}

async function upgrade(request: UpgradeRequest, settings: Settings, console: Console): Promise<number> {
  const { from = settings.target, to } = request;
  if (!from) return failWith([MISSING], console);
  if (from.isAtLeast(to))
    return failWith([`--from is ${from.toString()}, and --to must be newer, but is ${to.toString()}.`], console);
  const options = { from, to, podKinds: podsToRead(request, settings).podKinds };
  const { objects, errors } = await keepInput(readFiles(request.paths, console.input));
  const changes = upgradeOf(objects, options);
  const form = { ...options, ...textFormFor(console.output, console) };
  await console.output.print(
    request.format === 'json' ? upgradeJson(changes, options, errors) : upgradeText(changes, form),
  );
  await sayTrouble({ isEmpty: objects.isEmpty && errors.length === 0, passedOver: [], errors }, COMPARE, console);
  if (errors.length > 0) return 2;
  return changes.end.isBreaking ? 1 : 0;
}

const MISSING = '--from is missing, and no pod-patterns.yaml has a target: name the version before the upgrade.';
