import { comparedInput, type ComparedInput } from '../../changes/compared-input';
import type { KeptInput } from '../../changes/kept-input';
import { changesJson } from '../../changes/report/json-report';
import type { FoundFile } from '../../files/find-files';
import { readFoundFiles } from '../../files/read-files';
import type { KubernetesVersion } from '../../kubernetes/version';
import { findSettings } from '../../settings/find-settings';
import { podsToRead } from '../../settings/pods-to-read';
import type { OutputChanges } from '../../synth/output-changes';
import type { Console } from '../console';
import { keepInput } from '../diff/keep-input';
import type { SynthRequest } from './synth-command';
import { manifestFiles, type SynthesizedFolder } from './synthesized-files';

/**
 * What a new synthesis does to a cluster that has the old one. Old manifests that cannot be read are replaced all the same;
 * new ones nobody could apply.
 */
export interface SynthesizedChanges extends ComparedInput {
  readonly target: KubernetesVersion;
}

/** Compares what a synthesis wrote into an output before with what it writes now. Files of others are not part of it. */
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
  const before = await inputOf(manifestFiles({ output, fresh: output }, old), console);
  const after = await inputOf(manifestFiles(folder, [...written.keys()]), console);
  const options = { target: { version: target, featureGates: {} }, podKinds };
  return { ...comparedInput(before, after, options), target };
}

async function inputOf(files: readonly FoundFile[], { input }: Console): Promise<KeptInput> {
  return keepInput(readFoundFiles(files, input));
}

/** What `pod-patterns diff -o json` prints, in pieces; the changes come once. */
export function changesTexts({ changes, target, oldErrors, errors }: SynthesizedChanges): Iterable<string> {
  return changesJson(changes, target, [...oldErrors, ...errors]);
}
