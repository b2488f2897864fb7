import type { FeatureTarget } from '../../kubernetes/fields/features';
import { fieldsOf, textOf, type Fields } from '../../kubernetes/json';
import { podKindOf, type PodKind } from '../../kubernetes/kinds';
import { objectsIn, type ManifestObject } from '../../manifests/objects';
import { isManifestProblem, readManifests, type ManifestDocument } from '../../manifests/read-manifests';
import { explanationOf, type PodExplanation } from '../../pod/explanation/explanation';
import { findPod, type FoundPod } from '../../pod/explanation/pod-in';
import { wrongTypeMessages } from './wrong-type-messages';

/** Where something stands in the input. */
export interface Place {
  readonly file: string;
  /** Counted from 0 within the file; an item of a list has the number of the list. */
  readonly document: number;
  /** The line on which the document begins, counted from 1. */
  readonly line: number;
}

/** A Pod and where it comes from. */
export type ExplainedPod = Place & PodExplanation;

/** Something that could not be read. */
export type InputError = Place & { readonly message: string };

/** What an object of the input turned out to be. */
export type Entry =
  | { readonly type: 'pod'; readonly pod: ExplainedPod }
  | { readonly type: 'error'; readonly error: InputError }
  /** A document or object without a Pod. */
  | { readonly type: 'skipped' };

/** What to explain, and how. */
export interface ExplainOptions {
  /** The cluster that the Pods are for. */
  readonly target: FeatureTarget;
  /** Kinds that hold a Pod, besides those that are known. */
  readonly podKinds: readonly PodKind[];
}

const SKIPPED: Entry = { type: 'skipped' };

/** The entries for the text of a file, one by one while it is read. */
export function* entriesOf(file: string, text: string, options: ExplainOptions): Generator<Entry> {
  for (const read of readManifests(text)) {
    const place = { file, document: read.document, line: read.line };
    if (isManifestProblem(read)) yield errorEntry(place, read.message);
    else yield* documentEntries(place, read, options);
  }
}

/** The entry for something that could not be read. */
export function errorEntry({ file, document, line }: Place, message: string): Entry {
  return { type: 'error', error: { file, document, line, message } };
}

function* documentEntries(place: Place, { value }: ManifestDocument, options: ExplainOptions): Generator<Entry> {
  const objects = objectsIn(value);
  if (objects.length === 0) yield SKIPPED;
  for (const object of objects) yield* objectEntries(place, object, options);
}

function objectEntries(place: Place, found: ManifestObject, options: ExplainOptions): Entry[] {
  if ('problem' in found) return [errorEntry(place, sentence(found.problem))];
  const { object } = found;
  const missing = ['apiVersion', 'kind'].find((field) => !textOf(object[field]));
  if (missing !== undefined) return [errorEntry(place, noObject(object, missing))];
  const podKind = podKindOf(object['apiVersion'], object['kind'], options.podKinds);
  return podKind ? podEntries(place, object, podKind, options) : [SKIPPED];
}

function noObject(object: Fields, field: string): string {
  const what =
    object[field] === undefined || object[field] === null ? `has no ${field}` : `has no text as its ${field}`;
  return `This is no Kubernetes object: it ${what}. Every object begins with an apiVersion and a kind, such as "apps/v1" and "Deployment".`;
}

/** A sentence with its capital letter and full stop. */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}

/** More than any API server takes; what is compared pair by pair would take too long. */
const MOST_CONTAINERS = 1000;

function podEntries(place: Place, object: Fields, podKind: PodKind, options: ExplainOptions): Entry[] {
  const search = findPod(object, podKind, options.target.version);
  if (search.found === 'nothing') return [SKIPPED];
  const who = objectName(object);
  if (search.found === 'wrongTypes') {
    return wrongTypeMessages(search.wrongTypes).map((message) => errorEntry(place, `${who}: ${message}`));
  }
  const containers = containerCount(search.pod);
  if (containers <= MOST_CONTAINERS) return [explained(place, object, podKind, search.pod, options)];
  return [
    errorEntry(
      place,
      `${who}: the Pod has ${containers} containers, and more than ${MOST_CONTAINERS} are not explained.`,
    ),
  ];
}

function containerCount({ spec }: FoundPod): number {
  const lists = [spec['initContainers'], spec['containers'], spec['ephemeralContainers']];
  return lists.reduce<number>((count, list) => count + (Array.isArray(list) ? list.length : 0), 0);
}

function explained(
  place: Place,
  object: Fields,
  podKind: PodKind,
  { spec }: FoundPod,
  { target }: ExplainOptions,
): Entry {
  try {
    return { type: 'pod', pod: { ...place, ...explanationOf(object, podKind, spec, target) } };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return errorEntry(
      place,
      `${objectName(object)}: this Pod could not be explained, by a fault of pod-patterns: ${reason}`,
    );
  }
}

/** An object as people name it: `Deployment "shop/web"`. */
function objectName(object: Fields): string {
  const { namespace, name } = fieldsOf(object['metadata']);
  const path = [textOf(namespace), textOf(name)].filter(Boolean).join('/');
  return `${String(object['kind'])}${path === '' ? '' : ` "${path}"`}`;
}
