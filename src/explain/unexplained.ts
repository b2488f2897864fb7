import { fieldsOf, isFields, listOf, textOf, type Fields } from '../kubernetes/json';
import { atSteps, isOfKind, podKindsIn, podKind } from '../kubernetes/kinds';
import { PARTS_KINDS } from '../kubernetes/operator-kinds';
import type { InputPlace } from '../manifests/input-objects';

/** Why an object that has to do with Pods is not explained. */
export type UnexplainedReason =
  /** Its kind is not known, and what looks like Pods stands at its paths. */
  | 'unknownKind'
  /** It has containers at its paths, of which its operator makes a Pod. */
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
  const paths = templatePathsIn(object);
  return paths.length === 0 ? undefined : about(place, object, { ...NOTHING, reason: 'unknownKind', paths });
}

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

/** The most places of Pods that are named. */
const MAX_PATHS = 10;

/** The paths to what has a `spec` with containers, with `[*]` for lists. */
function templatePathsIn(object: Fields): string[] {
  const found = new Set<string>();
  const visit = (value: Fields, path: readonly string[], depth: number): void => {
    if (found.size === MAX_PATHS || depth > MAX_DEPTH) return;
    if (hasContainers(value['spec'])) found.add(path.length === 0 ? '.' : path.join('.'));
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

function hasContainers(spec: unknown): boolean {
  const containers = listOf(fieldsOf(spec)['containers']);
  return containers.length > 0 && containers.every((container) => textOf(fieldsOf(container)['image']) !== undefined);
}
