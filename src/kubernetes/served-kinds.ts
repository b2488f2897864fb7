import { closestName } from './closest-name';

/** The kind and apiVersion that an API server has for what somebody wrote. */
export interface ServedKind {
  readonly apiVersion: string;
  readonly kind: string;
}

/**
 * The kinds of the groups that have workloads, each by the only apiVersion that every supported version of Kubernetes
 * serves. Source: the Kubernetes API reference, and its guide to deprecated APIs.
 */
const SERVED: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'v1',
    [
      'Binding',
      'ComponentStatus',
      'ConfigMap',
      'Endpoints',
      'Event',
      'LimitRange',
      'Namespace',
      'Node',
      'PersistentVolume',
      'PersistentVolumeClaim',
      'Pod',
      'PodTemplate',
      'ReplicationController',
      'ResourceQuota',
      'Secret',
      'Service',
      'ServiceAccount',
    ],
  ],
  ['apps/v1', ['ControllerRevision', 'DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet']],
  ['batch/v1', ['CronJob', 'Job']],
]);

/** More slips make another word: `Config` is the kind of a file of kubectl, and no ConfigMap. */
const MAX_SLIPS = 2;

/**
 * What was meant by an apiVersion and kind that no API server serves together; undefined if one may. Groups with a dot in
 * their name are not looked at: custom resources have such.
 */
export function meantKind(apiVersion: string, kind: string): ServedKind | undefined {
  if (apiVersion.includes('.') || isServed(apiVersion, kind)) return undefined;
  const home = [...SERVED.keys()].find((each) => isServed(each, kind));
  if (home !== undefined) return { apiVersion: home, kind };
  const meant = closestName(kind, SERVED.get(apiVersion) ?? [], MAX_SLIPS);
  return meant === undefined ? undefined : { apiVersion, kind: meant };
}

function isServed(apiVersion: string, kind: string): boolean {
  return SERVED.get(apiVersion)?.includes(kind.replace(/List$/, '')) === true;
}
