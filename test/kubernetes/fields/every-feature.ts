import type { Fields } from '../../../src/kubernetes/json';

const probe = { httpGet: { port: 8080, protocol: 'HTTP2' }, terminationGracePeriodSeconds: 5 };
const grpcProbe = { grpc: { port: 8080, mode: 'TLS' }, terminationGracePeriodSeconds: 5 };
const hook = { sleep: { seconds: 0 }, httpGet: { port: 8080, protocol: 'HTTP2' } };
const owned = { items: [{ key: 'a', path: 'a', user: 999 }] };
const affinityTerm = { topologyKey: 'zone', matchLabelKeys: ['a'], mismatchLabelKeys: ['b'] };

const seccompProfile = { type: 'OCI', oci: { ref: 'ghcr.io/acme/profile@sha256:1' } };

const anyContainer = {
  env: [
    { name: 'HOSTS', valueFrom: { fieldRef: { fieldPath: 'status.hostIPs' } } },
    { name: 'MODE', valueFrom: { fileKeyRef: { volumeName: 'data', path: 'env', key: 'MODE' } } },
  ],
  securityContext: { appArmorProfile: { type: 'RuntimeDefault' }, procMount: 'Unmasked', seccompProfile },
  volumeMounts: [{ name: 'data', mountPath: '/data', recursiveReadOnly: 'Enabled', bindMountOptions: ['ro'] }],
};

const container = {
  ...anyContainer,
  image: 'shop:1',
  ports: [{ containerPort: 8080, name: 'http' }],
  resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
  resources: { requests: { cpu: '1' }, claims: [{ name: 'gpu' }] },
  lifecycle: { preStop: hook, postStart: hook, stopSignal: 'SIGTERM' },
  startupProbe: probe,
  readinessProbe: grpcProbe,
  livenessProbe: probe,
  restartPolicyRules: [{ action: 'RestartAllContainers', exitCodes: { operator: 'In', values: [1] } }],
};

/** How the probes of a container differ where those of another have an HTTP request. */
const otherProbes = { startupProbe: grpcProbe, readinessProbe: probe, livenessProbe: grpcProbe };

const affinity = {
  requiredDuringSchedulingIgnoredDuringExecution: [affinityTerm],
  preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: affinityTerm }],
};

/** A spec with every field that the table of features knows, in every place where it can stand. No cluster takes it. */
export const EVERY_FEATURE: Fields = {
  hostUsers: false,
  hostnameOverride: 'shop.local',
  workloadRef: { name: 'training' },
  schedulingGroup: { podGroupName: 'training' },
  evictionResponders: [{ name: 'shop.local/drain' }],
  schedulingGates: [{ name: 'shop.local/ready' }],
  resources: { limits: { cpu: '2' } },
  resourceClaims: [{ name: 'gpu', resourceClaimName: 'gpu' }],
  securityContext: {
    appArmorProfile: { type: 'RuntimeDefault' },
    seccompProfile,
    seLinuxChangePolicy: 'MountOption',
    supplementalGroupsPolicy: 'Strict',
  },
  tolerations: [
    { key: 'load', operator: 'Lt', value: '5' },
    { key: 'load', operator: 'Gt', value: '1' },
  ],
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'zone',
      whenUnsatisfiable: 'DoNotSchedule',
      matchLabelKeys: ['a'],
      nodeAffinityPolicy: 'Honor',
      nodeTaintsPolicy: 'Honor',
    },
  ],
  affinity: { podAffinity: affinity, podAntiAffinity: affinity },
  volumes: [
    { name: 'data', emptyDir: { mode: 493 } },
    { name: 'model', image: { reference: 'ghcr.io/acme/model:1' } },
    {
      name: 'trust',
      projected: {
        defaultUser: 999,
        sources: [
          { clusterTrustBundle: { path: 'ca', user: 999 } },
          { podCertificate: { keyType: 'ED25519', user: 999 } },
          { serviceAccountToken: { path: 'token', user: 999 } },
          { secret: owned },
          { configMap: owned },
          { downwardAPI: owned },
        ],
      },
    },
    { name: 'secret', secret: { defaultUser: 999, ...owned } },
    { name: 'settings', configMap: { defaultUser: 999, ...owned } },
    { name: 'labels', downwardAPI: { defaultUser: 999, ...owned } },
  ],
  initContainers: [
    { ...container, name: 'proxy', restartPolicy: 'Always' },
    { ...container, ...otherProbes, name: 'setup', restartPolicy: 'OnFailure' },
    { ...container, name: 'check', restartPolicy: 'Never' },
  ],
  containers: [
    { ...container, name: 'web', restartPolicy: 'Never' },
    { ...container, ...otherProbes, name: 'api' },
  ],
  ephemeralContainers: [{ ...anyContainer, name: 'debug', image: 'busybox:1' }],
};
