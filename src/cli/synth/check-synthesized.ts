import { statSync } from 'node:fs';
import { join } from 'node:path';
import { checkReport } from '../../check/check-report';
import type { CheckLevel } from '../../check/levels';
import type { CheckReport } from '../../check/report/report';
import { baselineIn } from '../../files/baseline-file';
import { checkFiles } from '../../files/check-files';
import { MANIFEST_NAME, type FoundFile } from '../../files/find-files';
import { checkSettings } from '../../settings/check-settings';
import { findSettings } from '../../settings/find-settings';
import type { Console } from '../console';
import type { SynthRequest } from './synth-command';

/** Manifests that are not yet where they will be. */
export interface SynthesizedFiles {
  /** The folder that they are for. */
  readonly output: string;
  /** The folder that they are in. */
  readonly fresh: string;
  /** Their paths from either. */
  readonly paths: readonly string[];
}

/** What a check finds in new manifests, by the names that they will have; or why they cannot be checked. */
export async function checkSynthesized(
  { output, fresh, paths }: SynthesizedFiles,
  request: SynthRequest & { readonly level: CheckLevel },
  console: Console,
): Promise<CheckReport | { readonly problems: readonly string[] }> {
  const found = findSettings([output]);
  if ('problems' in found) return found;
  const settings = checkSettings(request, found);
  const { target: version, podKinds, baselineFile: file } = settings;
  const baseline = file === undefined ? undefined : baselineIn(file, [output]);
  if (baseline && 'problem' in baseline) return { problems: [`${file}: ${baseline.problem}`] };
  const { level } = request;
  const files = paths
    .filter((path) => MANIFEST_NAME.test(path))
    .map((path) => fileAt(join(output, path), join(fresh, path)));
  const target = { version, featureGates: {} };
  const checked = await checkFiles({ files, level, podKinds, target, standardInput: console.input });
  return checkReport(checked.found, checked, { ...settings, level, showsWaived: false, ...(baseline && { baseline }) });
}

function fileAt(file: string, path: string): FoundFile {
  return { file, path: Buffer.from(path), size: statSync(path).size };
}
