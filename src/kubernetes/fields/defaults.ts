import { ANY_CONTAINER } from './container-patterns';
import { objectType } from './field-table';

/** The seconds that a Pod has to end if it does not say so. Source: pkg/apis/core/v1/defaults.go, SetDefaults_PodSpec. */
export const DEFAULT_GRACE_PERIOD_SECONDS = 30;

/** What a negative grace period becomes. Source: pkg/apis/core/v1/conversion.go, Convert_v1_Pod_To_core_Pod. */
export const NEGATIVE_GRACE_PERIOD_SECONDS = 1;

/** What a Pod's spec that says nothing means. Source: pkg/apis/core/v1/defaults.go, SetDefaults_PodSpec. */
export const POD_SPEC_DEFAULTS = {
  dnsPolicy: 'ClusterFirst',
  restartPolicy: 'Always',
  schedulerName: 'default-scheduler',
} as const;

/** The timing of a probe that says nothing. Source: pkg/apis/core/v1/defaults.go, SetDefaults_Probe. */
export const PROBE_DEFAULTS = {
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
} as const;

/** The request of the kubelet that names only a port. Source: pkg/apis/core/v1/defaults.go, SetDefaults_HTTPGetAction. */
export const HTTP_GET_DEFAULTS = { path: '/', scheme: 'HTTP' } as const;

/** The values that Kubernetes writes into the objects that stand at some place of a Pod's spec. */
export interface FieldDefaults {
  /** The place, as `parseFieldPattern` reads it; empty for the spec itself. */
  readonly at: string;
  readonly values: { readonly [field: string]: unknown };
  /** Whether an empty text and a 0 count as absent too, as in fields that are not pointers in Go. */
  readonly treatsZeroAsAbsent: boolean;
}

const PROBE = `${ANY_CONTAINER}.(startupProbe|readinessProbe|livenessProbe)`;
const HOOK = `${ANY_CONTAINER}.lifecycle.(postStart|preStop)`;

/** rw-r--r-- */
const FILE_MODE = 0o644;
const AN_HOUR = 3600;

/**
 * The defaults that depend on nothing else.
 *
 * Source: pkg/apis/core/v1/defaults.go and zz_generated.defaults.go, SetObjectDefaults_Pod.
 */
export const FIELD_DEFAULTS: readonly FieldDefaults[] = [
  ifZero('', POD_SPEC_DEFAULTS),
  ifAbsent('', { terminationGracePeriodSeconds: DEFAULT_GRACE_PERIOD_SECONDS, enableServiceLinks: true }),
  ifZero(ANY_CONTAINER, { terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' }),
  ifZero(`${ANY_CONTAINER}.ports[*]`, { protocol: 'TCP' }),
  ifZero(`${ANY_CONTAINER}.env[*].valueFrom.fieldRef`, { apiVersion: 'v1' }),
  ifAbsent(`${ANY_CONTAINER}.env[*].valueFrom.fileKeyRef`, { optional: false }),
  ifZero(PROBE, PROBE_DEFAULTS),
  ifZero(`${PROBE}.httpGet`, HTTP_GET_DEFAULTS),
  ifAbsent(`${PROBE}.grpc`, { service: '' }),
  ifZero(`${HOOK}.httpGet`, HTTP_GET_DEFAULTS),
  ifAbsent('volumes[*].(secret|configMap|downwardAPI|projected)', { defaultMode: FILE_MODE }),
  ifZero('volumes[*].downwardAPI.items[*].fieldRef', { apiVersion: 'v1' }),
  ifZero('volumes[*].projected.sources[*].downwardAPI.items[*].fieldRef', { apiVersion: 'v1' }),
  ifAbsent('volumes[*].projected.sources[*].serviceAccountToken', { expirationSeconds: AN_HOUR }),
  ifAbsent('volumes[*].hostPath', { type: '' }),
  ifAbsent('volumes[*].ephemeral.volumeClaimTemplate.spec', { volumeMode: 'Filesystem' }),
  ifAbsent('volumes[*].azureDisk', { cachingMode: 'ReadWrite', kind: 'Shared', fsType: 'ext4', readOnly: false }),
  ifZero('volumes[*].iscsi', { iscsiInterface: 'default' }),
  ifZero('volumes[*].rbd', { pool: 'rbd', user: 'admin', keyring: '/etc/ceph/keyring' }),
  ifZero('volumes[*].scaleIO', { storageMode: 'ThinProvisioned', fsType: 'xfs' }),
];

function ifZero(at: string, values: FieldDefaults['values']): FieldDefaults {
  return { at, values, treatsZeroAsAbsent: true };
}

function ifAbsent(at: string, values: FieldDefaults['values']): FieldDefaults {
  return { at, values, treatsZeroAsAbsent: false };
}

/** What a volume has besides its source. */
const NAME = 'name';

let sources: readonly string[] | undefined;

/**
 * The fields of a volume that say what it mounts. A volume that has none of them is an emptyDir.
 *
 * Source: k8s.io/api/core/v1, VolumeSource; pkg/apis/core/v1/defaults.go, SetDefaults_Volume.
 */
export function volumeSources(): readonly string[] {
  sources ??= [...objectType('Volume').fields.keys()].filter((field) => field !== NAME);
  return sources;
}
