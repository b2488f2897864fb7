import { KubernetesVersion } from '../../../src/kubernetes/version';
import type { FeatureTarget } from '../../../src/kubernetes/fields/features';
import { Random } from '../agreement/random';
import { isObject, textAt, type JsonObject } from '../json';
import { count, secondsSince } from '../report';
import type { Bench } from '../run-suite';
import { changesOf, type Change } from './changes';
import { draftPod } from './draft-pod';
import { invalidBy, refusalOf } from './predict';

const PODS = '/api/v1/namespaces/default/pods';
const SEED = 1;
const AMOUNT = 120;
/** So many refusals and as many changes that are taken a server must have shown; an old one takes none. */
const LEAST = 100;

/**
 * Creates random Pods, asks the server through the subresource `resize` for every change of their resources, and
 * compares with what is said of the Pod. Nothing is changed: all of it is a dry run.
 */
export async function runResizes(bench: Bench): Promise<void> {
  const { report } = bench;
  const start = Date.now();
  const random = new Random(SEED);
  const target = { version: KubernetesVersion.of(bench.target.minor), featureGates: {} };
  const counts = { pods: 0, taken: 0, refused: 0 };
  for (let index = 0; index < AMOUNT; index += 1) {
    const stored = await create(bench, draftPod(random, `resize-${index}`), target);
    if (!stored) continue;
    counts.pods += 1;
    for (const change of changesOf(specOf(stored))) {
      counts[(await judge(bench, stored, change, target)) ? 'taken' : 'refused'] += 1;
    }
  }
  const { pods, taken, refused } = counts;
  const hasBoth = refused >= LEAST && (taken >= LEAST || !target.version.isAtLeast(KubernetesVersion.V1_33));
  const text = `${bench.target.minor}  resize: ${count(pods, 'Pod')}, ${taken} changes taken and ${refused} refused as predicted, ${secondsSince(start)}`;
  if (hasBoth) report.say(text);
  else report.fail(text, 'too few of one kind');
}

/** The Pod as the server stores it; undefined if it is refused, which the rules must have said. */
async function create(
  { client, report, target: { minor } }: Bench,
  pod: JsonObject,
  target: FeatureTarget,
): Promise<JsonObject | undefined> {
  const rules = invalidBy(pod, target);
  const { status, body } = await client.send('POST', `${PODS}?fieldValidation=Strict`, JSON.stringify(pod));
  if ((status === 201) === (rules.length === 0)) report.pass();
  else {
    const seen = status === 201 ? 'taken' : `refused: ${textAt(body, 'message') ?? status}`;
    const expected = rules.length === 0 ? 'no rule refuses it' : `refused by ${rules.join(', ')}`;
    report.fail(`${minor}  resize: a Pod`, `expected: ${expected}`, `seen: ${seen}`, JSON.stringify(pod));
  }
  return status === 201 && isObject(body) ? body : undefined;
}

/** Whether the server takes the change. */
async function judge(bench: Bench, pod: JsonObject, change: Change, target: FeatureTarget): Promise<boolean> {
  const { client, report } = bench;
  const url = `${PODS}/${textAt(pod, 'metadata', 'name') ?? ''}/resize?dryRun=All`;
  const { status, body } = await client.send('PUT', url, JSON.stringify({ ...pod, spec: change.spec }));
  const isTaken = status < 300;
  const expected = refusalOf(specOf(pod), change.spec, target);
  if (isTaken === (expected === undefined)) report.pass();
  else {
    const { container = 'the Pod as a whole', kind, amount, resource } = change;
    report.fail(
      `${bench.target.minor}  resize: ${kind} ${amount} of ${resource} of ${container}`,
      `expected: ${expected ?? 'taken'}`,
      `seen: ${isTaken ? 'taken' : (textAt(body, 'message') ?? String(status))}`,
      JSON.stringify(specOf(pod)),
    );
  }
  return isTaken;
}

function specOf({ spec }: JsonObject): JsonObject {
  return isObject(spec) ? spec : {};
}
