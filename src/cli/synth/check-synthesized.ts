import { checkReport } from '../../check/check-report';
import type { CheckLevel } from '../../check/levels';
import type { CheckReport } from '../../check/report/report';
import { baselineIn } from '../../files/baseline-file';
import { checkFiles } from '../../files/check-files';
import { checkSettings } from '../../settings/check-settings';
import { findSettings } from '../../settings/find-settings';
import type { Console } from '../console';
import type { SynthRequest } from './synth-command';
import { manifestFiles, type SynthesizedFolder } from './synthesized-files';

/** What a check finds in new manifests, by the names that they will have; or why they cannot be checked. */
export async function checkSynthesized(
  folder: SynthesizedFolder,
  paths: readonly string[],
  request: SynthRequest & { readonly level: CheckLevel },
  console: Console,
): Promise<CheckReport | { readonly problems: readonly string[] }> {
  const found = findSettings([folder.output]);
  if ('problems' in found) return found;
  const settings = checkSettings(request, found);
  const { target: version, podKinds, baselineFile: file } = settings;
  const baseline = file === undefined ? undefined : baselineIn(file, [folder.output]);
  if (baseline && 'problem' in baseline) return { problems: [`${file}: ${baseline.problem}`] };
  const { level } = request;
  const files = manifestFiles(folder, paths);
  const target = { version, featureGates: {} };
  const checked = await checkFiles({ files, level, podKinds, target, standardInput: console.input });
  return checkReport(checked.found, checked, { ...settings, level, showsWaived: false, ...(baseline && { baseline }) });
}
