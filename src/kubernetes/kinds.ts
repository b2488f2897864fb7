import { groupBy } from './group-by';
import { fieldsOf, isFields, listOf, type Fields } from './json';

/** A kind of object that holds a Pod, and where in the object its template stands. */
export interface PodKind {
  readonly apiVersions: RegExp;
  readonly kind: string;
  /**
   * The path to the object with the Pod's `metadata` and `spec`; empty for the Pod itself. A step may have the index of an
   * item of a list behind it, such as `jobs[0]`, or `[*]` for each item.
   */
  readonly templatePath: readonly string[];
  /** The restart policies that the kind allows, the first of them being the one to take if none is written. */
  readonly restartPolicies: readonly string[];
  /** What a name must fulfil beside being a DNS subdomain; nothing if absent. */
  readonly nameLimits?: NameLimits;
  /** Whether an operator fills in what the template lacks, before an API server sees the Pod. */
  readonly isCompletedByOperator?: boolean;
  /** Whether a Job makes the Pod; its spec then stands around the template. */
  readonly isOfJob?: true;
  /** Where an operator takes the grace period of the Pod from, in place of `terminationGracePeriodSeconds`. */
  readonly graceField?: GraceField;
}

/** A field of the Pod's spec that holds its grace period in seconds, and what holds if it is not set. */
export interface GraceField {
  readonly name: string;
  readonly defaultSeconds: number;
}

/** What is made of the name of an object limits the name. */
export interface NameLimits {
  /** Whether the API server takes only a DNS label. */
  readonly isLabel?: boolean;
  /** The most characters that the API server takes, and why. */
  readonly longest?: LengthLimit;
  /** The most characters with which the object gets Pods, and why. */
  readonly longestWithPods?: LengthLimit;
}

/** A limit of a length with its reason. */
export interface LengthLimit {
  readonly characters: number;
  readonly reason: string;
}

const ANY_RESTART_POLICY = ['Always', 'OnFailure', 'Never'];
const ALWAYS_RESTART = ['Always'];
const RUN_TO_COMPLETION = ['OnFailure', 'Never'];

const APPS = /^(apps|extensions)\/v1(beta[12])?$/;
const BATCH = /^batch\/v1(beta1)?$/;

/** The kinds that hold a Pod. Source: the Kubernetes API reference; Argo Rollouts' API for `Rollout`. */
export const POD_KINDS: readonly PodKind[] = [
  podKind(/^v1$/, 'Pod', [], ANY_RESTART_POLICY),
  podKind(/^v1$/, 'PodTemplate', ['template'], ANY_RESTART_POLICY),
  podKind(/^v1$/, 'ReplicationController', ['spec', 'template'], ALWAYS_RESTART),
  podKind(APPS, 'Deployment', ['spec', 'template'], ALWAYS_RESTART),
  podKind(APPS, 'ReplicaSet', ['spec', 'template'], ALWAYS_RESTART),
  podKind(APPS, 'StatefulSet', ['spec', 'template'], ALWAYS_RESTART, {
    isLabel: true,
    longestWithPods: { characters: 52, reason: 'a label of its Pods is the name and 11 more' },
  }),
  podKind(APPS, 'DaemonSet', ['spec', 'template'], ALWAYS_RESTART),
  {
    ...podKind(BATCH, 'Job', ['spec', 'template'], RUN_TO_COMPLETION, {
      longest: { characters: 63, reason: 'it is the value of a label of its Pods' },
    }),
    isOfJob: true,
  },
  {
    ...podKind(BATCH, 'CronJob', ['spec', 'jobTemplate', 'spec', 'template'], RUN_TO_COMPLETION, {
      longest: { characters: 52, reason: 'its Jobs have names with 11 more' },
    }),
    isOfJob: true,
  },
  podKind(/^argoproj\.io\/v1alpha1$/, 'Rollout', ['spec', 'template'], ALWAYS_RESTART),
];

/** An entry of the table of kinds. */
export function podKind(
  apiVersions: RegExp,
  kind: string,
  templatePath: readonly string[],
  restartPolicies: readonly string[],
  nameLimits?: NameLimits,
): PodKind {
  return { apiVersions, kind, templatePath, restartPolicies, ...(nameLimits && { nameLimits }) };
}

/** Whether the kind is one whose Pods run to completion: a Job, or a CronJob that makes Jobs. */
export function runsToCompletion({ restartPolicies }: PodKind): boolean {
  return restartPolicies === RUN_TO_COMPLETION;
}

/**
 * The entry of the table for an object, or undefined if its kind holds no Pod.
 *
 * @param registered - kinds that are looked at before those of the table
 */
export function podKindOf(
  apiVersion: unknown,
  kind: unknown,
  registered: readonly PodKind[] = [],
): PodKind | undefined {
  return podKindsOf(apiVersion, kind, registered)[0];
}

/** All entries for an object: a kind can hold several Pods. Of two tables with the kind, the first one counts. */
export function podKindsOf(apiVersion: unknown, kind: unknown, ...tables: readonly (readonly PodKind[])[]): PodKind[] {
  for (const table of [...tables, POD_KINDS]) {
    const found = entriesOf(table, kind).filter((entry) => isOfKind(entry, apiVersion, kind));
    if (found.length > 0) return found;
  }
  return [];
}

/** Cache: the entries of a table by kind. Every object of an input, and of an app, is looked up in all tables. */
const BY_KIND = new WeakMap<readonly PodKind[], ReadonlyMap<unknown, readonly PodKind[]>>();
const NO_ENTRIES: readonly PodKind[] = [];

function entriesOf(table: readonly PodKind[], kind: unknown): readonly PodKind[] {
  if (table.length === 0) return NO_ENTRIES;
  const byKind: ReadonlyMap<unknown, readonly PodKind[]> =
    BY_KIND.get(table) ?? groupBy(table, (entry): unknown => entry.kind);
  BY_KIND.set(table, byKind);
  return byKind.get(kind) ?? NO_ENTRIES;
}

/** Whether an object is of the kind of an entry. */
export function isOfKind(entry: Pick<PodKind, 'apiVersions' | 'kind'>, apiVersion: unknown, kind: unknown): boolean {
  return entry.kind === kind && typeof apiVersion === 'string' && entry.apiVersions.test(apiVersion);
}

/** A kind as a user registers it, or why its text says none: as a sentence, and the reason alone. */
export type ParsedPodKind = { readonly podKind: PodKind } | { readonly problem: string; readonly reason: string };

const API_VERSION = /^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*\/)?[a-z]([-a-z0-9]*[a-z0-9])?$/;
const KIND = /^[A-Za-z][A-Za-z0-9]*$/;
const PATH = /^\.?$|^\.?[A-Za-z0-9_-]+(\[\*\])?(\.[A-Za-z0-9_-]+(\[\*\])?)*$/;

/**
 * A kind by its text, `<apiVersion>/<Kind>=<path>`. The path leads to the object that has the Pod's `spec`, and is empty
 * or `.` if that is the object itself; `[*]` behind a field stands for each item of a list. Any restart policy is
 * allowed.
 *
 * @example parsePodKind('example.com/v1/Widget=spec.template')
 * @example parsePodKind('example.com/v1/Fleet=spec.groups[*].template')
 */
export function parsePodKind(text: string): ParsedPodKind {
  const [type = '', path, ...rest] = text.split('=');
  if (path === undefined || rest.length > 0)
    return problem(text, 'it must have one "=", between the kind and the path');
  const slash = type.lastIndexOf('/');
  const [apiVersion, kind] = [type.slice(0, Math.max(slash, 0)), type.slice(slash + 1)];
  if (!API_VERSION.test(apiVersion))
    return problem(text, `"${apiVersion}" is not an apiVersion, such as "example.com/v1"`);
  if (!KIND.test(kind)) return problem(text, `"${kind}" is not a kind, such as "Widget"`);
  if (!PATH.test(path)) return problem(text, `"${path}" is not a path of fields, such as "spec.template"`);
  const exact = new RegExp(`^${apiVersion.replaceAll('.', '\\.')}$`);
  const templatePath = path.split('.').filter((field) => field !== '');
  return { podKind: podKind(exact, kind, templatePath, ANY_RESTART_POLICY) };
}

function problem(text: string, reason: string): ParsedPodKind {
  return {
    reason,
    problem:
      `"${text}" registers no kind that holds a Pod: ${reason}. ` +
      'Write apiVersion, kind and the path to what has the "spec" of the Pod: example.com/v1/Widget=spec.template.',
  };
}

/** The object at a path of keys, or undefined if there is none. A key may have an index behind it, as in `jobs[0]`. */
export function fieldsAt(root: Fields, path: readonly string[]): Fields | undefined {
  const value = atSteps(root, path);
  return isFields(value) ? value : undefined;
}

/** The value at the end of a path of keys, or undefined if the path ends early. */
export function atSteps(root: unknown, path: readonly string[]): unknown {
  let current = root;
  for (const step of path) current = atStep(current, step);
  return current;
}

/** The value of a key such as `template` or `groups[0]`. */
export function atStep(holder: unknown, step: string): unknown {
  const [, key = '', index] = keyAndIndex(step);
  const value = isFields(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
  return index === undefined ? value : listOf(value)[Number(index)];
}

const STEP = /^([^[]*)(?:\[(\d+)\])?$/;

/** A step, its key and, if it is one into a list, the number of the item. */
function keyAndIndex(step: string): readonly (string | undefined)[] {
  return step.endsWith(']') ? (STEP.exec(step) ?? []) : [step, step];
}

/** A copy of an object in which another value stands at the end of a path of keys; what is beside the path is shared. */
export function withValueAt(root: Fields, path: readonly string[], value: Fields): Fields {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  const [, key = '', index] = keyAndIndex(step);
  if (index === undefined) return { ...root, [key]: withValueAt(fieldsOf(root[key]), rest, value) };
  const items = listOf(root[key]);
  const replaced = withValueAt(fieldsOf(items[Number(index)]), rest, value);
  return { ...root, [key]: items.with(Number(index), replaced) };
}

/** The entries for the Pods that an object has: `[*]` in a path gives one for each item of the list. */
export function podKindsIn(manifest: Fields, kind: PodKind): PodKind[] {
  const at = kind.templatePath.findIndex((step) => step.endsWith(EACH));
  if (at === -1) return [kind];
  const [before, step, after] = [
    kind.templatePath.slice(0, at),
    (kind.templatePath[at] ?? '').slice(0, -EACH.length),
    kind.templatePath.slice(at + 1),
  ];
  const items = listOf(atSteps(manifest, [...before, step]));
  return items.flatMap((_item, index) =>
    podKindsIn(manifest, { ...kind, templatePath: [...before, `${step}[${index}]`, ...after] }),
  );
}

const EACH = '[*]';

/** The path to the spec of the Job that makes the Pod; undefined if none does. */
export function jobPathOf({ isOfJob, templatePath }: PodKind): string[] | undefined {
  return isOfJob ? templatePath.slice(0, -1) : undefined;
}

/** The label selector by which an object of this kind finds its Pods, or undefined for kinds without one. */
export function podSelectorOf(kind: string, manifest: Fields): Fields | undefined {
  const path = kind === 'ReplicationController' ? ['spec', 'selector'] : ['spec', 'selector', 'matchLabels'];
  const labels = fieldsAt(manifest, path);
  return labels && Object.keys(labels).length > 0 ? labels : undefined;
}
