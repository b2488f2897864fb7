import { isFields, type Fields } from './json';

/** A kind of object that holds a Pod, and where in the object its template stands. */
export interface PodKind {
  readonly apiVersions: RegExp;
  readonly kind: string;
  /** The path to the object with the Pod's `metadata` and `spec`; empty for the Pod itself. */
  readonly templatePath: readonly string[];
  /** The restart policies that the kind allows, the first of them being the one to take where none is written. */
  readonly restartPolicies: readonly string[];
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
  podKind(APPS, 'StatefulSet', ['spec', 'template'], ALWAYS_RESTART),
  podKind(APPS, 'DaemonSet', ['spec', 'template'], ALWAYS_RESTART),
  podKind(BATCH, 'Job', ['spec', 'template'], RUN_TO_COMPLETION),
  podKind(BATCH, 'CronJob', ['spec', 'jobTemplate', 'spec', 'template'], RUN_TO_COMPLETION),
  podKind(/^argoproj\.io\/v1alpha1$/, 'Rollout', ['spec', 'template'], ALWAYS_RESTART),
];

function podKind(
  apiVersions: RegExp,
  kind: string,
  templatePath: readonly string[],
  restartPolicies: readonly string[],
): PodKind {
  return { apiVersions, kind, templatePath, restartPolicies };
}

/** The entry of the table for an object, or undefined where its kind holds no Pod. */
export function podKindOf(apiVersion: unknown, kind: unknown): PodKind | undefined {
  return POD_KINDS.find((entry) => entry.kind === kind && entry.apiVersions.test(String(apiVersion)));
}

/** The object at a path of keys, or undefined where there is none. */
export function fieldsAt(root: Fields, path: readonly string[]): Fields | undefined {
  let current: unknown = root;
  for (const key of path) current = isFields(current) ? current[key] : undefined;
  return isFields(current) ? current : undefined;
}

/** The label selector by which an object of this kind finds its Pods, or undefined for kinds without one. */
export function podSelectorOf(kind: string, manifest: Fields): Fields | undefined {
  const path = kind === 'ReplicationController' ? ['spec', 'selector'] : ['spec', 'selector', 'matchLabels'];
  const labels = fieldsAt(manifest, path);
  return labels && Object.keys(labels).length > 0 ? labels : undefined;
}
