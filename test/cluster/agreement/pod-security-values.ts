import type { Fields } from '../../../src/kubernetes/json';

/** Names of sysctls, those that become safe in later versions included. */
export const SYSCTLS = [
  'kernel.shm_rmid_forced',
  'net.ipv4.ip_local_port_range',
  'net.ipv4.tcp_syncookies',
  'net.ipv4.ping_group_range',
  'net.ipv4.ip_unprivileged_port_start',
  'net.ipv4.ip_local_reserved_ports',
  'net.ipv4.tcp_keepalive_time',
  'net.ipv4.tcp_fin_timeout',
  'net.ipv4.tcp_keepalive_intvl',
  'net.ipv4.tcp_keepalive_probes',
  'net.ipv4.tcp_rmem',
  'net.ipv4.tcp_wmem',
  'net.ipv4.tcp_slow_start_after_idle',
  'net.ipv4.tcp_notsent_lowat',
  'net/ipv4/tcp_syncookies',
  'net.core.somaxconn',
];

/** Names of capabilities, some of them as Kubernetes does not write them. */
export const CAPABILITIES = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
  'NET_RAW',
  'SYS_ADMIN',
  'ALL',
  'CAP_CHOWN',
  'chown',
];

/** One of each type; one without any type is an emptyDir. */
export const VOLUMES: readonly Fields[] = [
  {},
  { configMap: { name: 'settings' } },
  { csi: { driver: 'csi.example.com' } },
  { downwardAPI: { items: [] } },
  { emptyDir: {} },
  {
    ephemeral: {
      volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
    },
  },
  { image: { reference: 'ghcr.io/acme/data:1' } },
  { persistentVolumeClaim: { claimName: 'data' } },
  { projected: { sources: [] } },
  { secret: { secretName: 'token' } },
  { hostPath: { path: '/var/log' } },
  { gcePersistentDisk: { pdName: 'disk' } },
  { awsElasticBlockStore: { volumeID: 'vol-1' } },
  { gitRepo: { repository: 'https://example.com/data.git' } },
  { nfs: { server: 'nfs.example.com', path: '/data' } },
  { iscsi: { targetPortal: '192.0.2.1:3260', iqn: 'iqn.2001-04.com.example:disk', lun: 0 } },
  { glusterfs: { endpoints: 'gluster', path: 'data' } },
  { rbd: { monitors: ['192.0.2.1'], image: 'data' } },
  { flexVolume: { driver: 'example.com/flex' } },
  { cinder: { volumeID: 'vol-1' } },
  { cephfs: { monitors: ['192.0.2.1'] } },
  { flocker: { datasetName: 'data' } },
  { fc: { targetWWNs: ['500a0982991b8dc5'], lun: 0 } },
  { azureFile: { secretName: 'azure', shareName: 'data' } },
  { vsphereVolume: { volumePath: '[store] data' } },
  { quobyte: { registry: '192.0.2.1:7861', volume: 'data' } },
  { azureDisk: { diskName: 'data', diskURI: 'https://example.com/data.vhd' } },
  { photonPersistentDisk: { pdID: 'data' } },
  { portworxVolume: { volumeID: 'data' } },
  { scaleIO: { gateway: 'https://example.com', system: 'sio', secretRef: { name: 'sio' }, volumeName: 'data' } },
  { storageos: { volumeName: 'data' } },
];

const SELINUX: readonly Fields[] = [
  {},
  { level: 's0:c1,c2' },
  ...['', 'container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t', 'spc_t'].map((type) => ({
    type,
  })),
  ...['', 'system_u'].map((user) => ({ user })),
  ...['', 'system_r'].map((role) => ({ role })),
];

const PROFILES: readonly (Fields | null)[] = [
  null,
  { type: 'RuntimeDefault' },
  { type: 'Localhost', localhostProfile: 'shop.json' },
  { type: 'Unconfined' },
];

/** The fields of a `securityContext` that Pod and containers share, with values on both sides of each border. */
export const OF_POD_AND_CONTAINER: { readonly [field: string]: readonly unknown[] } = {
  seLinuxOptions: SELINUX,
  seccompProfile: PROFILES,
  appArmorProfile: PROFILES,
  windowsOptions: [{}, { hostProcess: false }, { hostProcess: true }],
  runAsNonRoot: [true, false, null],
  runAsUser: [0, 1, 65532, null],
};

/** The fields of the `securityContext` of a container. */
export const OF_CONTAINER: { readonly [field: string]: readonly unknown[] } = {
  ...OF_POD_AND_CONTAINER,
  privileged: [true, false, null],
  allowPrivilegeEscalation: [true, false, null],
};
