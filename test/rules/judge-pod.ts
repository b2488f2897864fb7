import type { Fields } from '../../src/kubernetes/json';
import { fieldsAt, podKindOf, type PodKind } from '../../src/kubernetes/kinds';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { Pod } from '../../src/pod/pod';
import { rulesAtLevel } from '../../src/rules/catalogue';
import { judge } from '../../src/rules/engine';
import type { Rule } from '../../src/rules/rule';
import type { Finding } from '../../src/findings/finding';
import { FindingLevel, FindingSeverity } from '../../src/findings/finding-kind';
import { Provenance, type PodPart } from '../../src/pod/provenance';

/** How a Pod differs from the minimal one: that of a workload `shop` with the one container `web`. */
export interface PodCase {
  /** The kind of the workload; a Deployment unless given. */
  readonly kind?: string;
  /** Fields of the workload's metadata. */
  readonly metadata?: Fields;
  /** Fields of the workload's spec, beside those that lead to the Pod. */
  readonly workload?: Fields;
  /** Fields of the Pod's spec. */
  readonly spec?: Fields;
  /** Fields of the container `web`. */
  readonly web?: Fields;
  /** The version of the target cluster; one that has native sidecars unless given. */
  readonly version?: string;
  readonly featureGates?: { readonly [gate: string]: boolean };
  /** What joined the workload. */
  readonly joined?: readonly Joining[];
  /** Whether constructs make the manifest; true unless given. If false, nobody knows who brought what. */
  readonly fromCode?: boolean;
}

/** Something that a construct below the workload brought. */
export type Joining = (provenance: Provenance) => void;

/** A helper container, brought by the construct of its name. */
export function helper(name: string, promises: { startsBeforeApp: boolean } = { startsBeforeApp: false }): Joining {
  return (provenance) => {
    provenance.add({ type: 'container', name }, `app/shop/${name}`);
    provenance.addHelper(name, promises);
  };
}

/** Any part of the Pod, brought by a construct. */
export function part(brought: PodPart, construct: string): Joining {
  return (provenance) => provenance.add(brought, construct);
}

/** A volume that is said to be shared. */
export function sharedVolume(name: string, construct = `app/shop/${name}`): Joining {
  return (provenance) => {
    provenance.add({ type: 'volume', name }, construct);
    provenance.addSharedVolume(name, construct);
  };
}

/** The rules up to level `recommended` without those that are for information, which almost any small Pod breaks. */
export const UNASKED_RULES = rulesAtLevel(FindingLevel.RECOMMENDED).filter(
  ({ severity }) => severity !== FindingSeverity.INFO,
);

/** What rules find in a Pod; all up to level `recommended` that are not for information unless others are given. */
export function judgePod(pod: PodCase, rules: readonly Rule[] = UNASKED_RULES): Finding[] {
  if (pod.fromCode === false) return judge(podIn(manifestOf(pod), undefined, pod), rules);
  const provenance = new Provenance('app/shop');
  for (const join of pod.joined ?? []) join(provenance);
  return judge(podIn(manifestOf(pod), provenance, pod), rules);
}

/** What these rules find in the Pod of a manifest; without provenance it does not come from code. */
export function judgeManifest(
  manifest: Fields,
  provenance?: Provenance,
  target: Pick<PodCase, 'version' | 'featureGates'> = {},
): Finding[] {
  return judge(podIn(manifest, provenance, target), UNASKED_RULES);
}

/** The Pod of a manifest; without provenance it does not come from code. */
export function podIn(
  manifest: Fields,
  provenance?: Provenance,
  { version = '1.33', featureGates = {} }: Pick<PodCase, 'version' | 'featureGates'> = {},
): Pod {
  const kind = podKindOf(manifest['apiVersion'], manifest['kind']) as PodKind;
  const target = { version: KubernetesVersion.of(version), featureGates };
  return new Pod({ kind, manifest, target, ...(provenance && { provenance }) });
}

/** The whole object with the Pod. */
export function manifestOf({ kind = 'Deployment', metadata, workload, spec, web }: PodCase): Fields {
  const podSpec = { ...restartPolicyOf(kind), containers: [{ name: 'web', image: 'shop:1', ...web }], ...spec };
  const [apiVersion, specFields] = SHELLS[kind]?.(podSpec) ?? [];
  const own = fieldsAt(specFields ?? {}, ['spec']);
  return {
    apiVersion,
    kind,
    metadata: { name: 'shop', ...metadata },
    ...specFields,
    ...(own && { spec: { ...own, ...workload } }),
  };
}

function restartPolicyOf(kind: string): Fields {
  return kind === 'Job' || kind === 'CronJob' ? { restartPolicy: 'Never' } : {};
}

type Shell = (podSpec: Fields) => [apiVersion: string, fields: Fields];

/** A template with the label that the selector asks for. */
function labelled(spec: Fields): Fields {
  return { metadata: { labels: { app: 'shop' } }, spec };
}

function withSelector(apiVersion: string): Shell {
  return (spec) => [apiVersion, { spec: { selector: { matchLabels: { app: 'shop' } }, template: labelled(spec) } }];
}

const SHELLS: { readonly [kind: string]: Shell } = {
  Pod: (spec) => ['v1', { spec }],
  PodTemplate: (spec) => ['v1', { template: labelled(spec) }],
  ReplicationController: (spec) => ['v1', { spec: { selector: { app: 'shop' }, template: labelled(spec) } }],
  Deployment: withSelector('apps/v1'),
  ReplicaSet: withSelector('apps/v1'),
  StatefulSet: withSelector('apps/v1'),
  DaemonSet: withSelector('apps/v1'),
  Job: (spec) => ['batch/v1', { spec: { template: { spec } } }],
  CronJob: (spec) => ['batch/v1', { spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: { spec } } } } }],
};
