/** The seconds that a Pod has to end where it does not say so. Source: pkg/apis/core/v1/defaults.go, SetDefaults_PodSpec. */
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
  /** The place, as `findFieldPaths` reads it; empty for the spec itself. */
  readonly at: string;
  readonly values: { readonly [field: string]: unknown };
  /** Whether an empty text and a 0 are taken for nothing as well, as in fields that are no pointers in Go. */
  readonly isZeroNothing: boolean;
}

const CONTAINER = '(containers|initContainers|ephemeralContainers)[*]';
const PROBE = `${CONTAINER}.(startupProbe|readinessProbe|livenessProbe)`;
const HOOK = `${CONTAINER}.lifecycle.(postStart|preStop)`;

/** rw-r--r-- */
const FILE_MODE = 0o644;
const AN_HOUR = 3600;

/**
 * The defaults that depend on nothing else. Those of volumes that need a plugin of a vendor are left out.
 *
 * Source: pkg/apis/core/v1/defaults.go and zz_generated.defaults.go, SetObjectDefaults_Pod.
 */
export const FIELD_DEFAULTS: readonly FieldDefaults[] = [
  whereZero('', POD_SPEC_DEFAULTS),
  whereAbsent('', { terminationGracePeriodSeconds: DEFAULT_GRACE_PERIOD_SECONDS, enableServiceLinks: true }),
  whereZero(CONTAINER, { terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' }),
  whereZero(`${CONTAINER}.ports[*]`, { protocol: 'TCP' }),
  whereZero(`${CONTAINER}.env[*].valueFrom.fieldRef`, { apiVersion: 'v1' }),
  whereAbsent(`${CONTAINER}.env[*].valueFrom.fileKeyRef`, { optional: false }),
  whereZero(PROBE, PROBE_DEFAULTS),
  whereZero(`${PROBE}.httpGet`, HTTP_GET_DEFAULTS),
  whereAbsent(`${PROBE}.grpc`, { service: '' }),
  whereZero(`${HOOK}.httpGet`, HTTP_GET_DEFAULTS),
  whereAbsent('volumes[*].(secret|configMap|downwardAPI|projected)', { defaultMode: FILE_MODE }),
  whereZero('volumes[*].downwardAPI.items[*].fieldRef', { apiVersion: 'v1' }),
  whereZero('volumes[*].projected.sources[*].downwardAPI.items[*].fieldRef', { apiVersion: 'v1' }),
  whereAbsent('volumes[*].projected.sources[*].serviceAccountToken', { expirationSeconds: AN_HOUR }),
  whereAbsent('volumes[*].hostPath', { type: '' }),
];

function whereZero(at: string, values: FieldDefaults['values']): FieldDefaults {
  return { at, values, isZeroNothing: true };
}

function whereAbsent(at: string, values: FieldDefaults['values']): FieldDefaults {
  return { at, values, isZeroNothing: false };
}

/**
 * The fields of a volume that say where it comes from. A volume that has none of them is an emptyDir.
 *
 * Source: k8s.io/api/core/v1, VolumeSource; pkg/apis/core/v1/defaults.go, SetDefaults_Volume.
 */
export const VOLUME_SOURCES: readonly string[] = [
  ...[
    'awsElasticBlockStore',
    'azureDisk',
    'azureFile',
    'cephfs',
    'cinder',
    'configMap',
    'csi',
    'downwardAPI',
    'emptyDir',
  ],
  ...[
    'ephemeral',
    'fc',
    'flexVolume',
    'flocker',
    'gcePersistentDisk',
    'gitRepo',
    'glusterfs',
    'hostPath',
    'image',
    'iscsi',
  ],
  ...[
    'nfs',
    'persistentVolumeClaim',
    'photonPersistentDisk',
    'portworxVolume',
    'projected',
    'quobyte',
    'rbd',
    'scaleIO',
  ],
  ...['secret', 'storageos', 'vsphereVolume'],
];
