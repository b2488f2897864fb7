import type { Changes } from '../../changes/changes';
import { changesOf } from '../../changes/changes-of';
import { changesJson } from '../../changes/report/json-report';
import type { ChangesOutput } from '../../changes/report/changes-output';
import { LimitedErrors } from '../../explain/limited-errors';
import { readFoundFiles } from '../../files/read-files';
import type { KubernetesVersion } from '../../kubernetes/version';
import type { InputError } from '../../manifests/input-objects';
import { findSettings } from '../../settings/find-settings';
import { podsToRead } from '../../settings/pods-to-read';
import type { OutputChanges } from '../../synth/output-changes';
import type { Console } from '../console';
import { keptSide } from '../diff/kept-side';
import type { SynthRequest } from './synth-command';
import { manifestFiles, type SynthesizedFolder } from './synthesized-files';

/** What a new synthesis does to a cluster that has the old one. */
export interface SynthesizedChanges {
  readonly changes: Changes;
  readonly target: KubernetesVersion;
  /** What could not be read of the old manifests, which are replaced all the same. */
  readonly oldErrors: readonly InputError[];
  /** What could not be read of the new manifests, which nobody could apply. */
  readonly errors: readonly InputError[];
}

/** Compares what a synthesis wrote into an output before with what it writes now. Files of others are no part of it. */
export async function synthesizedChanges(
  folder: SynthesizedFolder,
  { files, written }: OutputChanges,
  request: SynthRequest,
  console: Console,
): Promise<SynthesizedChanges | { readonly problems: readonly string[] }> {
  const { output } = folder;
  const found = findSettings([output]);
  if ('problems' in found) return found;
  const { target, podKinds } = podsToRead(request, found.settings);
  const old = files.filter(({ fate }) => fate !== 'created' && fate !== 'left').map(({ path }) => path);
  const [oldErrors, errors] = [new LimitedErrors(), new LimitedErrors()];
  const oldFiles = manifestFiles({ output, fresh: output }, old);
  const before = await keptSide(readFoundFiles(oldFiles, console.input), oldErrors);
  const after = await keptSide(readFoundFiles(manifestFiles(folder, [...written.keys()]), console.input), errors);
  const options = { target: { version: target, featureGates: {} }, podKinds };
  const changes = changesOf(before.objects, after.objects, options);
  return { changes, target, oldErrors: oldErrors.all(), errors: errors.all() };
}

/** What `pod-patterns diff -o json` prints, as data; the changes come once. */
export function changesOutput({ changes, target, oldErrors, errors }: SynthesizedChanges): ChangesOutput {
  return JSON.parse([...changesJson(changes, target, [...oldErrors, ...errors])].join('')) as ChangesOutput;
}
