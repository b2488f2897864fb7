import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { atSteps, isOfKind, podKindsIn, podKind } from '../kubernetes/kinds';
import { PARTS_KINDS } from '../kubernetes/operator-kinds';
import type { InputPlace } from '../manifests/input-objects';

/** Why an object that has to do with Pods is not explained. */
export type UnexplainedReason =
  /** Its kind is not known, and what looks like Pods stands at its paths. */
  | 'unknownKind'
  /** It has containers at its paths, of which its operator makes a Pod; which one, is not known of every kind. */
  | 'operatorMakesPod'
  /** It takes its Pod from another object. */
  | 'podOfOtherObject'
  /** Its kind holds a Pod, and it has none. */
  | 'noTemplate';

/** An object that has to do with Pods and is not explained. */
export interface UnexplainedObject extends InputPlace {
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty if the object has none. */
  readonly namespace: string;
  /** Empty if the object has none. */
  readonly name: string;
  readonly reason: UnexplainedReason;
  /** Where templates or containers stand in it. For an unknown kind they are what `--pod-kind` takes. */
  readonly paths: readonly string[];
  /** The object whose Pod it takes; null if it takes none. */
  readonly podOf: { readonly kind: string; readonly name: string } | null;
  /** The operator that makes the Pod; null if none is known. */
  readonly operator: string | null;
}

type Facts = Pick<UnexplainedObject, 'reason' | 'paths' | 'podOf' | 'operator'>;

/** What is to be said of an object of a kind that no table has; undefined if it has nothing to do with Pods. */
export function unknownKind(place: InputPlace, object: Fields): UnexplainedObject | undefined {
  const parts = partsOf(object);
  if (parts) return about(place, object, parts);
  const templates = pathsIn(object, ({ spec }) => (areContainers(fieldsOf(spec)['containers']) ? [[]] : []));
  if (templates.length > 0) return about(place, object, { ...NOTHING, reason: 'unknownKind', paths: templates });
  const lists = pathsIn(object, (value) => PART_LISTS.filter((key) => areContainers(value[key])).map((key) => [key]));
  return lists.length === 0
    ? undefined
    : about(place, object, { ...NOTHING, reason: 'operatorMakesPod', paths: lists });
}

/** What operators call their lists of containers. */
const PART_LISTS = ['containers', 'initContainers', 'sidecars', 'steps'];

/** What is to be said of an object of a kind that holds a Pod, and that has none. */
export function withoutTemplate(place: InputPlace, object: Fields): UnexplainedObject {
  const { kind, name } = fieldsOf(fieldsOf(object['spec'])['workloadRef']);
  const podOf = textOf(kind) && textOf(name) ? { kind: String(kind), name: String(name) } : null;
  return about(place, object, { ...NOTHING, reason: podOf ? 'podOfOtherObject' : 'noTemplate', podOf });
}

const NOTHING: Omit<Facts, 'reason'> = { paths: [], podOf: null, operator: null };

function about(place: InputPlace, object: Fields, facts: Facts): UnexplainedObject {
  const { namespace, name } = fieldsOf(object['metadata']);
  return {
    ...place,
    apiVersion: textOf(object['apiVersion']) ?? '',
    kind: textOf(object['kind']) ?? '',
    namespace: textOf(namespace) ?? '',
    name: textOf(name) ?? '',
    ...facts,
  };
}

function partsOf(object: Fields): Facts | undefined {
  const known = PARTS_KINDS.find((kind) => isOfKind(kind, object['apiVersion'], object['kind']));
  if (!known) return undefined;
  const paths = known.paths.filter((path) =>
    podKindsIn(object, podKind(known.apiVersions, known.kind, path.split('.'), [])).some(
      ({ templatePath }) => atSteps(object, templatePath) !== undefined,
    ),
  );
  return { reason: 'operatorMakesPod', paths, podOf: null, operator: known.operator };
}

/** How deep Pods stand in objects; the deepest known one stands at the sixth level. */
const MAX_DEPTH = 12;

/** The most places of Pods or containers that are named. */
const MAX_PATHS = 10;

/** The paths that are found from the objects in an object, with `[*]` for lists; the object itself is `.`. */
function pathsIn(object: Fields, find: (value: Fields) => readonly (readonly string[])[]): string[] {
  const found = new Set<string>();
  const visit = (value: Fields, path: readonly string[], depth: number): void => {
    if (found.size >= MAX_PATHS || depth > MAX_DEPTH) return;
    for (const rest of find(value)) found.add([...path, ...rest].join('.') || '.');
    for (const [key, child] of Object.entries(value)) {
      if (!NAME.test(key)) continue;
      if (isFields(child)) visit(child, [...path, key], depth + 1);
      for (const item of listOf(child).filter(isFields)) visit(item, [...path, `${key}[*]`], depth + 1);
    }
  };
  visit(object, [], 0);
  return [...found];
}

/** A key that a path on the command line can have. */
const NAME = /^[A-Za-z0-9_-]+$/;

function areContainers(value: unknown): boolean {
  const containers = listOf(value);
  return containers.length > 0 && containers.every((container) => textOf(fieldsOf(container)['image']) !== undefined);
}
