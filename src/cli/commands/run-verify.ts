import { statSync } from 'node:fs';
import { greatest } from '../../kubernetes/greatest';
import { objectText } from '../../check/report/json';
import { allItems, readFiles } from '../../files/read-files';
import { isBad, verifyText } from '../../live/verify-text';
import type { VerifyOutput } from '../../live/live-output';
import { verifyInput } from '../../live/verify-input';
import { STANDARD_INPUT } from '../../manifests/input-objects';
import { podsToRead } from '../../settings/pods-to-read';
import { textFormFor } from '../check/write-reports';
import type { Console } from '../console';
import { failWith, sayTrouble } from '../say-errors';
import type { VerifyRequest } from '../verify/verify-command';
import { withSettings } from '../with-settings';

/** Says where running Pods are against what was predicted, and returns the exit status. */
export async function runVerify(request: VerifyRequest, console: Console): Promise<number> {
  return withSettings(request.paths, console, async ({ settings }) => {
    const { target, podKinds } = podsToRead(request, settings);
    const items = await allItems(readFiles(request.paths, console.input));
    const now = request.at ?? askedAt(request.paths);
    const output = verifyInput(items, { target: { version: target, featureGates: {} }, podKinds, now });
    await tell(output, request, console);
    return statusOf(output, console);
  });
}

/** When a file was written, `kubectl` had just printed it. Manifests beside it are older. */
function askedAt(paths: readonly string[]): number {
  const now = new Date().getTime() / 1000;
  if (paths.includes(STANDARD_INPUT)) return now;
  const times = paths.flatMap((path) => {
    const status = statSync(path, { throwIfNoEntry: false });
    return status?.isFile() ? status.mtimeMs / 1000 : [];
  });
  return times.length === 0 ? now : greatest(times);
}

async function tell(output: VerifyOutput, { format }: VerifyRequest, console: Console): Promise<void> {
  // What did not come from a cluster needs no count of Pods; whoever reads JSON gets the whole of it.
  if (format === 'text' && output.pods.length + output.refused.length === 0) return;
  const texts =
    format === 'json' ? objectText(Object.entries(output)) : verifyText(output, textFormFor(console.output, console));
  await console.output.print(texts);
}

async function statusOf({ pods, refused, errors }: VerifyOutput, console: Console): Promise<number> {
  await sayTrouble({ isEmpty: false, passedOver: [], errors }, VERIFY, console);
  if (errors.length > 0) return 2;
  if (pods.length + refused.length === 0) return failWith([NO_POD], console);
  return refused.length > 0 || pods.some(({ verdict }) => isBad(verdict)) ? 1 : 0;
}

const VERIFY = { verb: 'verify', done: 'verified' };

const NO_POD = 'The input holds no Pod of a cluster: pipe what "kubectl get pod,event -o json" prints to this command.';
