import type { SideObject } from '../../changes/objects/changed-objects';
import { podsOf } from '../../changes/pods/pods-of';
import { isBreaking, upgradeOf, type Upgrade, type UpgradeOptions } from '../../changes/upgrade/upgrade-of';
import { upgradeJson } from '../../changes/upgrade/upgrade-output';
import { upgradeText, type UpgradeTextForm } from '../../changes/upgrade/upgrade-text';
import { allItems, readFiles } from '../../files/read-files';
import { inputErrors, objectItems, type InputError } from '../../manifests/input-objects';
import { podsToRead } from '../../settings/pods-to-read';
import type { Settings } from '../../settings/settings';
import { textFormFor } from '../check/write-reports';
import type { Console } from '../console';
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
  const items = await allItems(readFiles(request.paths, console.input));
  const [objects, errors] = [objectItems(items), inputErrors(items)];
  const changes = upgradeOf(objects, options);
  await show(request, { objects, errors, changes, options }, console);
  if (errors.length > 0) return 2;
  return changes.pods.some(isBreaking) ? 1 : 0;
}

const MISSING = '--from is missing, and no pod-patterns.yaml has a target: name the version before the upgrade.';

interface Found {
  readonly objects: readonly SideObject[];
  readonly errors: readonly InputError[];
  readonly changes: Upgrade;
  readonly options: UpgradeOptions;
}

async function show({ format }: UpgradeRequest, found: Found, console: Console): Promise<void> {
  const { objects, errors, changes, options } = found;
  await console.output.print(
    format === 'json' ? upgradeJson(changes, options, errors) : upgradeText(changes, textForm(found, console)),
  );
  const isEmpty = objects.length + errors.length === 0;
  await sayTrouble({ isEmpty, passedOver: [], errors }, COMPARE, console);
}

function textForm({ objects, options }: Found, console: Console): UpgradeTextForm {
  const target = { version: options.to, featureGates: {} };
  const pods = objects.flatMap(({ object }) => podsOf(object, { target, podKinds: options.podKinds })).length;
  return { ...options, ...textFormFor(console.output, console), pods };
}
