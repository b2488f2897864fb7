import type { ChangesOptions } from '../../src/changes/changes-of';
import type { ObjectChange } from '../../src/changes/object-change';
import type { SideObject } from '../../src/changes/objects/changed-objects';
import { changesText } from '../../src/changes/report/text-report';
import { PLAIN } from '../../src/explain/layout/style';
import { KubernetesVersion, NEWEST_VERSION } from '../../src/kubernetes/version';
import { inputObjects } from '../../src/manifests/input-objects';
import { allChanges, type AllChanges } from '../support/all-changes';

/** The objects in a text, which must hold nothing else. */
export function objectsOf(file: string, text: string): SideObject[] {
  return [...inputObjects(file, text)].map((item) => {
    if (item.type !== 'object') throw new Error(JSON.stringify(item));
    return item;
  });
}

/** What a change of a text does; objects are as well taken as JSON. */
export function changesBetween(before: unknown, after: unknown, version = NEWEST_VERSION.toString()): AllChanges {
  const options: ChangesOptions = {
    target: { version: KubernetesVersion.of(version), featureGates: {} },
    podKinds: [],
  };
  return allChanges(objectsOf('old.yaml', textOf(before)), objectsOf('new.yaml', textOf(after)), options);
}

function textOf(side: unknown): string {
  if (typeof side === 'string') return side;
  const objects = Array.isArray(side) ? side : [side];
  return objects.map((object) => JSON.stringify(object)).join('\n---\n');
}

/** The change of the only object that changes. */
export function changeBetween(before: unknown, after: unknown, version?: string): ObjectChange {
  const { objects } = changesBetween(before, after, version);
  const [change, other] = objects;
  if (!change || other) throw new Error(`${objects.length} objects change`);
  return change;
}

/** The report of a change as text. */
export function textBetween(before: unknown, after: unknown, { showsAll = false, version = '1.37' } = {}): string {
  const form = { paint: PLAIN, width: 100, showsAll };
  return [...changesText(changesBetween(before, after, version), form)].join('');
}

type Fields = { readonly [field: string]: unknown };

/** A workload with one container, whose parts can be replaced. */
export function workload(
  kind: string,
  parts: { spec?: Fields; container?: Fields; pod?: Fields; name?: string } = {},
): Fields {
  const { spec = {}, container = {}, pod = {}, name = 'web' } = parts;
  const isJob = kind === 'Job' || kind === 'CronJob';
  const podSpec = {
    ...(isJob && { restartPolicy: 'Never' }),
    ...pod,
    containers: [{ name: 'web', image: 'example.com/web:1', ...container }],
  };
  const metadata = { name, namespace: 'shop' };
  if (kind === 'Pod') return { apiVersion: 'v1', kind, metadata, spec: { ...podSpec, ...spec } };
  const labels = { app: 'web' };
  const template = { metadata: { labels }, spec: podSpec };
  if (kind === 'Job') return { apiVersion: 'batch/v1', kind, metadata, spec: { template, ...spec } };
  if (kind === 'CronJob') {
    const jobTemplate = { spec: { template } };
    return { apiVersion: 'batch/v1', kind, metadata, spec: { schedule: '0 3 * * *', jobTemplate, ...spec } };
  }
  if (kind === 'ReplicationController')
    return { apiVersion: 'v1', kind, metadata, spec: { selector: labels, template, ...spec } };
  const service = kind === 'StatefulSet' ? { serviceName: 'web' } : {};
  return {
    apiVersion: 'apps/v1',
    kind,
    metadata,
    spec: { selector: { matchLabels: labels }, ...service, template, ...spec },
  };
}
