import { Construct, type IConstruct } from 'constructs';
import type { FeatureTarget } from '../kubernetes/fields/features';
import { NEWEST_VERSION } from '../kubernetes/version';
import { objectsIn, type ManifestObject } from '../manifests/objects';
import { isManifestProblem, readManifests } from '../manifests/read-manifests';
import { displayPath } from '../template/locate';
import { kindsOf } from '../template/registered-kinds';
import { TargetCluster, type TargetClusterOptions } from '../template/target-cluster';
import { isPlain } from './is-manifest';
import { synthesizedObjects } from './synthesized-objects';
import type { TestedObject } from './tested-pod';
import { misuse } from './misuse';

const UNKNOWN_CLUSTER: FeatureTarget = { version: NEWEST_VERSION, featureGates: {} };

/**
 * The objects in what was given to `expect`: a construct, a manifest, YAML or JSON text, or a list of these.
 *
 * @param received - what was given
 * @param target - the cluster, as far as it is another one than that of the construct; a manifest has none
 * @throws Error if it is something else, or cannot be read
 */
export function testedObjects(received: unknown, target: TargetClusterOptions = {}): TestedObject[] {
  if (Array.isArray(received)) return received.flatMap((item: unknown) => testedObjects(item, target));
  if (Construct.isConstruct(received)) return objectsOfConstruct(received, target);
  if (typeof received === 'string') return objectsOfText(received, target);
  if (isPlain(received)) return objectsIn(received).map((entry) => withTarget(entry, target, 'the value'));
  throw misuse(
    `expected an app, a chart, another construct, a manifest, YAML text or a list of these, and got ${typeText(received)}.`,
  );
}

function objectsOfConstruct(scope: IConstruct, target: TargetClusterOptions): TestedObject[] {
  return synthesizedObjects(scope).map(({ apiObject, manifest }) => ({
    manifest,
    target: narrowed(TargetCluster.of(apiObject), target),
    construct: displayPath(apiObject),
    kinds: kindsOf(apiObject),
  }));
}

function objectsOfText(text: string, target: TargetClusterOptions): TestedObject[] {
  return [...readManifests(text)].flatMap((entry) => {
    const place = `line ${entry.line}`;
    if (isManifestProblem(entry)) throw misuse(`${place}: ${entry.message}`);
    return objectsIn(entry.value).map((object) => withTarget(object, target, place));
  });
}

function withTarget(entry: ManifestObject, target: TargetClusterOptions, place: string): TestedObject {
  if ('problem' in entry) throw misuse(`${place}: ${entry.problem}`);
  return { manifest: entry.object, target: narrowed(UNKNOWN_CLUSTER, target) };
}

/** As scopes narrow each other: a version makes it another cluster, gates alone are further gates of the same one. */
function narrowed(outer: FeatureTarget, { version, featureGates = {} }: TargetClusterOptions): FeatureTarget {
  if (version) return { version, featureGates };
  return { version: outer.version, featureGates: { ...outer.featureGates, ...featureGates } };
}

function typeText(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return typeof value === 'object' ? `an object of the class ${value.constructor.name}` : `a ${typeof value}`;
}
