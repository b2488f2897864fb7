import { isAbsent, isFields, type Fields } from '../kubernetes/json';
import { atStep, atSteps, type PodKind } from '../kubernetes/kinds';
import type { KubernetesVersion } from '../kubernetes/version';
import { findWrongTypes, findWrongWorkloadTypes, type WrongType } from '../kubernetes/fields/wrong-types';

/** The Pod that an object holds: its spec as it is written, and where that stands. */
export interface FoundPod {
  readonly spec: Fields;
  /** The path of the spec from the object, such as `spec.template.spec`. */
  readonly path: string;
}

/** What an object of a kind that holds a Pod has in it. */
export type PodSearch =
  | { readonly found: 'pod'; readonly pod: FoundPod }
  /** The part with the Pod is absent, as in a patch of a Deployment. */
  | { readonly found: 'nothing' }
  /** Kubernetes could not decode the object. */
  | { readonly found: 'wrongTypes'; readonly wrongTypes: readonly WrongType[] };

/** Looks for the Pod in an object, and for whatever in it has a wrong type in a version of Kubernetes. */
export function findPod(manifest: Fields, { templatePath }: PodKind, version: KubernetesVersion): PodSearch {
  const steps = [...templatePath, 'spec'];
  const holder = atSteps(manifest, templatePath);
  const spec = isFields(holder) ? holder['spec'] : undefined;
  const onPath = pathProblems(manifest, templatePath);
  const wrongTypes = onceByPath([
    ...metadataProblems(manifest['metadata'], 'metadata'),
    ...onPath,
    ...findWrongWorkloadTypes(manifest, version),
    ...(templatePath.length > 0 && isFields(holder)
      ? metadataProblems(holder['metadata'], [...templatePath, 'metadata'].join('.'))
      : []),
    ...(isAbsent(spec) ? [] : findWrongTypes(spec, version, steps.join('.'))),
  ]);
  if (wrongTypes.length > 0) return { found: 'wrongTypes', wrongTypes };
  return isFields(spec) ? { found: 'pod', pod: { spec, path: steps.join('.') } } : { found: 'nothing' };
}

/** Some fields are looked at twice, by their name and by their type. */
function onceByPath(found: readonly WrongType[]): readonly WrongType[] {
  if (found.length < 2) return found;
  return [...new Map(found.map((wrong) => [wrong.path, wrong])).values()];
}

/** The first value on the path to the Pod that is not an object. */
function pathProblems(manifest: Fields, path: readonly string[]): WrongType[] {
  let value: unknown = manifest;
  for (const [index, step] of path.entries()) {
    value = atStep(value, step);
    if (isAbsent(value)) return [];
    if (!isFields(value)) return [{ path: path.slice(0, index + 1).join('.'), expected: 'an object', value }];
  }
  return [];
}

const TEXTS = ['name', 'generateName', 'namespace'];
const MAPS_OF_TEXTS = ['labels', 'annotations'];

/** Source: k8s.io/apimachinery/pkg/apis/meta/v1, ObjectMeta. */
function metadataProblems(metadata: unknown, path: string): WrongType[] {
  if (isAbsent(metadata)) return [];
  if (!isFields(metadata)) return [{ path, expected: 'an object', value: metadata }];
  const found: WrongType[] = [];
  for (const name of TEXTS) {
    const value = metadata[name];
    if (!isTextOrAbsent(value)) found.push({ path: `${path}.${name}`, expected: 'a string', value });
  }
  for (const name of MAPS_OF_TEXTS) addMapProblems(metadata[name], `${path}.${name}`, found);
  return found;
}

function isTextOrAbsent(value: unknown): boolean {
  return isAbsent(value) || typeof value === 'string';
}

function addMapProblems(map: unknown, path: string, found: WrongType[]): void {
  if (isAbsent(map)) return;
  if (!isFields(map)) {
    found.push({ path, expected: 'an object', value: map });
    return;
  }
  for (const key of Object.keys(map)) {
    const value = map[key];
    if (!isTextOrAbsent(value)) found.push({ path: `${path}[${key}]`, expected: 'a string', value });
  }
}
