import { InputCheck } from '../check/input-check';
import type { LocatedFinding } from '../check/located-finding';
import { explainItem, type ExplainedPod, type ExplainOptions } from '../explain/explain-object';
import { FindingLevel } from '../findings/finding-kind';
import { groupBy } from '../kubernetes/group-by';
import { inputError, type InputError, type InputItem, type ObjectItem } from '../manifests/input-objects';
import { latestInstant } from './instants';
import { sortObject, type LiveInput } from './live-input';
import type { VerifyOutput } from './live-output';
import { livePodOf } from './live-pod';
import { ManifestIndex, type PodManifest } from './match-manifest';
import { PodEvents } from './pod-events';
import { refusedPods } from './refused-pods';
import { statusProblems } from './status-problems';
import { verifyPod } from './verify-pod';

/** What is to be verified, and how. */
export interface VerifyOptions extends ExplainOptions {
  /** The moment at which the cluster was asked, in seconds since 1970. */
  readonly now: number;
}

/** What of an input could not be read or explained. */
type Errors = InputError[];

/** Says of each Pod that runs where it is against what was predicted. */
export function verifyInput(items: Iterable<InputItem>, options: VerifyOptions): VerifyOutput {
  const input: LiveInput = { pods: [], events: [], manifests: [] };
  const errors: Errors = [];
  for (const item of items) {
    if (item.type === 'object') sortObject(input, item);
    if (item.type === 'error') errors.push(item.error);
  }
  // The times of the API have no fractions either.
  const now = Math.max(Math.floor(options.now), latestInstant(input.pods.map(({ object }) => object)) ?? 0);
  const manifests = input.manifests.flatMap((item) => podManifests(item, options, errors));
  const findings = findingsIn(input.manifests, options);
  const events = new PodEvents(input.events);
  const sources = new ManifestIndex(manifests);
  const live = readable(input.pods, errors).map((item) => ({ item, pod: livePodOf(item.object) }));
  return {
    schemaVersion: 1,
    target: options.target.version.toString(),
    at: new Date(now * 1000).toISOString(),
    pods: live.flatMap(({ item, pod }) => {
      const explanation = explainedPods(item, options, errors)[0];
      if (!explanation) return [];
      const manifest = sources.sourceOf(pod);
      const about = { kind: manifest?.explained.kind ?? 'Pod', name: manifest?.explained.name ?? pod.name };
      const found = manifest ? findings : findingsIn([item], options);
      const context = {
        manifest,
        events: events.about(pod),
        findings: found.get(findingKey(about)) ?? [],
      };
      return [verifyPod({ live: pod, explanation, now }, context)];
    }),
    refused: refusedPods(
      input.events,
      live.map(({ pod }) => pod),
      now,
    ),
    errors,
  };
}

/** The Pods of whose status something can be said. */
function readable(pods: readonly ObjectItem[], errors: Errors): ObjectItem[] {
  return pods.filter(({ place, object }) => {
    const problems = statusProblems(object);
    for (const problem of problems) errors.push(inputError(place, problem).error);
    return problems.length === 0;
  });
}

function podManifests(item: ObjectItem, options: ExplainOptions, errors: Errors): PodManifest[] {
  return explainedPods(item, options, errors).map(
    ({ file, line, kind, namespace, name, templatePath, containers }): PodManifest => ({
      explained: { file, line, kind, namespace, name, templatePath, containers },
      object: item.object,
    }),
  );
}

function explainedPods(item: ObjectItem, options: ExplainOptions, errors: Errors): ExplainedPod[] {
  return explainItem(item, options).flatMap((result) => {
    if (result.type === 'error') errors.push(result.error);
    return result.type === 'pod' ? [result.pod] : [];
  });
}

/** What is found in objects, by their kinds and names. */
function findingsIn(
  items: readonly ObjectItem[],
  { target, podKinds }: VerifyOptions,
): ReadonlyMap<string, readonly LocatedFinding[]> {
  const check = new InputCheck({ target, podKinds, level: FindingLevel.RECOMMENDED });
  for (const item of items) check.add(item);
  return groupBy(check.end().findings, findingKey);
}

function findingKey({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return JSON.stringify([kind, name]);
}
