import { AFFINITY, TOPOLOGY_SPREAD_CONSTRAINT } from './scheduling-types';

/**
 * What stands in a field: a scalar by its name, a list by its items, a map by its values under `*`, or an object by its
 * fields. Fields that are not named may hold anything.
 */
export type FieldType =
  | 'text'
  | 'flag'
  | 'int32'
  | 'int64'
  | 'quantity'
  | 'port'
  | readonly [FieldType]
  | { readonly [field: string]: FieldType };

/** A map from any name to values of one type. */
export const ANY_NAME = '*';

const TEXTS = { [ANY_NAME]: 'text' } as const;
const QUANTITIES = { [ANY_NAME]: 'quantity' } as const;

const RESOURCES = {
  requests: QUANTITIES,
  limits: QUANTITIES,
  claims: [{ name: 'text', request: 'text' }],
} as const;

const HANDLERS = {
  exec: { command: ['text'] },
  httpGet: {
    host: 'text',
    httpHeaders: [{ name: 'text', value: 'text' }],
    path: 'text',
    port: 'port',
    protocol: 'text',
    scheme: 'text',
  },
  tcpSocket: { host: 'text', port: 'port' },
} as const;

const PROBE = {
  ...HANDLERS,
  grpc: { mode: 'text', port: 'int32', service: 'text' },
  initialDelaySeconds: 'int32',
  timeoutSeconds: 'int32',
  periodSeconds: 'int32',
  successThreshold: 'int32',
  failureThreshold: 'int32',
  terminationGracePeriodSeconds: 'int64',
} as const;

const HOOK = { ...HANDLERS, sleep: { seconds: 'int64' } } as const;

const FIELD_REFERENCE = { apiVersion: 'text', fieldPath: 'text' } as const;
const RESOURCE_REFERENCE = { containerName: 'text', divisor: 'quantity', resource: 'text' } as const;
const KEY_REFERENCE = { key: 'text', name: 'text', optional: 'flag' } as const;
const OBJECT_REFERENCE = { name: 'text', optional: 'flag' } as const;

const VARIABLE = {
  name: 'text',
  value: 'text',
  valueFrom: {
    configMapKeyRef: KEY_REFERENCE,
    fieldRef: FIELD_REFERENCE,
    fileKeyRef: { key: 'text', optional: 'flag', path: 'text', volumeName: 'text' },
    resourceFieldRef: RESOURCE_REFERENCE,
    secretKeyRef: KEY_REFERENCE,
  },
} as const;

const USER = {
  appArmorProfile: { localhostProfile: 'text', type: 'text' },
  runAsGroup: 'int64',
  runAsNonRoot: 'flag',
  runAsUser: 'int64',
  seccompProfile: { localhostProfile: 'text', type: 'text' },
  seLinuxOptions: { level: 'text', role: 'text', type: 'text', user: 'text' },
  windowsOptions: {
    gmsaCredentialSpec: 'text',
    gmsaCredentialSpecName: 'text',
    hostProcess: 'flag',
    runAsUserName: 'text',
  },
} as const;

const CONTAINER = {
  args: ['text'],
  command: ['text'],
  env: [VARIABLE],
  envFrom: [{ configMapRef: OBJECT_REFERENCE, prefix: 'text', secretRef: OBJECT_REFERENCE }],
  image: 'text',
  imagePullPolicy: 'text',
  lifecycle: { postStart: HOOK, preStop: HOOK, stopSignal: 'text' },
  livenessProbe: PROBE,
  name: 'text',
  ports: [{ containerPort: 'int32', hostIP: 'text', hostPort: 'int32', name: 'text', protocol: 'text' }],
  readinessProbe: PROBE,
  resizePolicy: [{ resourceName: 'text', restartPolicy: 'text' }],
  resources: RESOURCES,
  restartPolicy: 'text',
  restartPolicyRules: [{ action: 'text', exitCodes: { operator: 'text', values: ['int32'] } }],
  securityContext: {
    ...USER,
    allowPrivilegeEscalation: 'flag',
    capabilities: { add: ['text'], drop: ['text'] },
    privileged: 'flag',
    procMount: 'text',
    readOnlyRootFilesystem: 'flag',
  },
  startupProbe: PROBE,
  stdin: 'flag',
  stdinOnce: 'flag',
  targetContainerName: 'text',
  terminationMessagePath: 'text',
  terminationMessagePolicy: 'text',
  tty: 'flag',
  volumeDevices: [{ devicePath: 'text', name: 'text' }],
  volumeMounts: [
    {
      bindMountOptions: ['text'],
      mountPath: 'text',
      mountPropagation: 'text',
      name: 'text',
      readOnly: 'flag',
      recursiveReadOnly: 'text',
      subPath: 'text',
      subPathExpr: 'text',
    },
  ],
  workingDir: 'text',
} as const;

const FILES = [{ key: 'text', mode: 'int32', path: 'text', user: 'int64' }] as const;
const POD_FILES = [
  { fieldRef: FIELD_REFERENCE, mode: 'int32', path: 'text', resourceFieldRef: RESOURCE_REFERENCE, user: 'int64' },
] as const;
const CLAIM = {
  accessModes: ['text'],
  resources: RESOURCES,
  storageClassName: 'text',
  volumeMode: 'text',
  volumeName: 'text',
} as const;

const VOLUME = {
  configMap: { ...OBJECT_REFERENCE, defaultMode: 'int32', defaultUser: 'int64', items: FILES },
  csi: { driver: 'text', fsType: 'text', readOnly: 'flag', volumeAttributes: TEXTS },
  downwardAPI: { defaultMode: 'int32', defaultUser: 'int64', items: POD_FILES },
  emptyDir: { medium: 'text', mode: 'int32', sizeLimit: 'quantity' },
  ephemeral: { volumeClaimTemplate: { spec: CLAIM } },
  gitRepo: { directory: 'text', repository: 'text', revision: 'text' },
  hostPath: { path: 'text', type: 'text' },
  image: { pullPolicy: 'text', reference: 'text' },
  name: 'text',
  nfs: { path: 'text', readOnly: 'flag', server: 'text' },
  persistentVolumeClaim: { claimName: 'text', readOnly: 'flag' },
  projected: {
    defaultMode: 'int32',
    defaultUser: 'int64',
    sources: [
      {
        clusterTrustBundle: { name: 'text', optional: 'flag', path: 'text', signerName: 'text', user: 'int64' },
        configMap: { ...OBJECT_REFERENCE, items: FILES },
        downwardAPI: { items: POD_FILES },
        secret: { ...OBJECT_REFERENCE, items: FILES },
        serviceAccountToken: { audience: 'text', expirationSeconds: 'int64', path: 'text', user: 'int64' },
      },
    ],
  },
  secret: { defaultMode: 'int32', defaultUser: 'int64', items: FILES, optional: 'flag', secretName: 'text' },
} as const;

/**
 * The types of the fields of a Pod's spec. Volumes that need a plugin of a vendor are left out: nothing here reads them.
 *
 * Source: k8s.io/api/core/v1, PodSpec.
 */
export const POD_SPEC_TYPE: FieldType = {
  activeDeadlineSeconds: 'int64',
  affinity: AFFINITY,
  automountServiceAccountToken: 'flag',
  containers: [CONTAINER],
  dnsConfig: { nameservers: ['text'], options: [{ name: 'text', value: 'text' }], searches: ['text'] },
  dnsPolicy: 'text',
  enableServiceLinks: 'flag',
  ephemeralContainers: [CONTAINER],
  hostAliases: [{ hostnames: ['text'], ip: 'text' }],
  hostIPC: 'flag',
  hostNetwork: 'flag',
  hostPID: 'flag',
  hostUsers: 'flag',
  hostname: 'text',
  hostnameOverride: 'text',
  imagePullSecrets: [{ name: 'text' }],
  initContainers: [CONTAINER],
  nodeName: 'text',
  nodeSelector: TEXTS,
  os: { name: 'text' },
  overhead: QUANTITIES,
  preemptionPolicy: 'text',
  priority: 'int32',
  priorityClassName: 'text',
  readinessGates: [{ conditionType: 'text' }],
  resourceClaims: [{ name: 'text', resourceClaimName: 'text', resourceClaimTemplateName: 'text' }],
  resources: RESOURCES,
  restartPolicy: 'text',
  runtimeClassName: 'text',
  schedulerName: 'text',
  schedulingGates: [{ name: 'text' }],
  securityContext: {
    ...USER,
    fsGroup: 'int64',
    fsGroupChangePolicy: 'text',
    seLinuxChangePolicy: 'text',
    supplementalGroups: ['int64'],
    supplementalGroupsPolicy: 'text',
    sysctls: [{ name: 'text', value: 'text' }],
  },
  serviceAccount: 'text',
  serviceAccountName: 'text',
  setHostnameAsFQDN: 'flag',
  shareProcessNamespace: 'flag',
  subdomain: 'text',
  terminationGracePeriodSeconds: 'int64',
  tolerations: [{ effect: 'text', key: 'text', operator: 'text', tolerationSeconds: 'int64', value: 'text' }],
  topologySpreadConstraints: [TOPOLOGY_SPREAD_CONSTRAINT],
  volumes: [VOLUME],
};
