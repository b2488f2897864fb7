import { isFields, type Fields } from '../kubernetes/json';
import type { PodKind } from '../kubernetes/kinds';
import { findWrongTypes, type WrongType } from './wrong-types';

/** The Pod that an object holds: its raw spec and where that stands. */
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

/** Looks for the Pod in an object, and for whatever in it has a wrong type. */
export function findPod(manifest: Fields, { templatePath }: PodKind): PodSearch {
  const metadata = metadataProblems(manifest['metadata'], 'metadata');
  if (metadata.length > 0) return { found: 'wrongTypes', wrongTypes: metadata };
  let value: unknown = manifest;
  const steps = [...templatePath, 'spec'];
  for (const [index, step] of steps.entries()) {
    const path = steps.slice(0, index + 1).join('.');
    value = (value as Fields)[step];
    if (value === undefined || value === null) return { found: 'nothing' };
    if (!isFields(value)) return { found: 'wrongTypes', wrongTypes: [{ path, expected: 'an object', value }] };
  }
  return judge(manifest, value as Fields, steps);
}

function judge(manifest: Fields, spec: Fields, steps: readonly string[]): PodSearch {
  const path = steps.join('.');
  const template = steps.slice(0, -1);
  const metadata = template.length === 0 ? [] : templateProblems(manifest, template);
  const wrongTypes = [...metadata, ...findWrongTypes(spec, path)];
  return wrongTypes.length > 0 ? { found: 'wrongTypes', wrongTypes } : { found: 'pod', pod: { spec, path } };
}

function templateProblems(manifest: Fields, template: readonly string[]): WrongType[] {
  const holder = template.reduce<Fields>((fields, step) => fields[step] as Fields, manifest);
  return metadataProblems(holder['metadata'], [...template, 'metadata'].join('.'));
}

const TEXTS = ['name', 'generateName', 'namespace'];
const MAPS_OF_TEXTS = ['labels', 'annotations'];

/** Source: k8s.io/apimachinery/pkg/apis/meta/v1, ObjectMeta. */
function metadataProblems(metadata: unknown, path: string): WrongType[] {
  if (metadata === undefined || metadata === null) return [];
  if (!isFields(metadata)) return [{ path, expected: 'an object', value: metadata }];
  return [
    ...TEXTS.flatMap((name) => textProblem(metadata[name], `${path}.${name}`)),
    ...MAPS_OF_TEXTS.flatMap((name) => mapProblems(metadata[name], `${path}.${name}`)),
  ];
}

function textProblem(value: unknown, path: string): WrongType[] {
  const isFine = value === undefined || value === null || typeof value === 'string';
  return isFine ? [] : [{ path, expected: 'a text', value }];
}

function mapProblems(value: unknown, path: string): WrongType[] {
  if (value === undefined || value === null) return [];
  if (!isFields(value)) return [{ path, expected: 'an object', value }];
  return Object.entries(value).flatMap(([key, item]) => textProblem(item, `${path}[${key}]`));
}
