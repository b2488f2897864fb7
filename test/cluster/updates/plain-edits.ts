import type { EditedObject } from './kind-edits';
import { plain } from './objects';
import { edit } from './update-case';

const CLAIM_SPEC = { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } };
const STORAGE = 'spec.resources.requests.storage';
const PORTS = [{ port: 80, targetPort: 8080 }];
const ROLE = { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'a' };
const IMMUTABLE = { immutable: true };

/** What is changed in objects without a Pod. */
export const PLAIN_EDITS: readonly EditedObject[] = [
  {
    title: 'ConfigMap',
    object: (name) => plain('v1', 'ConfigMap', name, { data: { a: 'a' } }),
    edits: [
      edit('value', ['data.a', 'b']),
      edit('key', ['data.b', 'b']),
      edit('immutable', ['immutable', true]),
      edit('no other data', ['binaryData', {}]),
    ],
  },
  {
    title: 'immutable ConfigMap',
    object: (name) => plain('v1', 'ConfigMap', name, { data: { a: 'a' }, ...IMMUTABLE }),
    edits: [
      edit('nothing'),
      edit('value', ['data.a', 'b']),
      edit('key', ['data.b', 'b']),
      edit('binary data', ['binaryData', { b: 'YQ==' }]),
      edit('mutable', ['immutable', null]),
      edit('false', ['immutable', false]),
      edit('label', ['metadata.labels', { a: 'a' }]),
    ],
  },
  {
    title: 'Secret',
    object: (name) => plain('v1', 'Secret', name, { data: { a: 'YQ==' } }),
    edits: [
      edit('value', ['data.a', 'Yg==']),
      edit('default type', ['type', 'Opaque']),
      edit('type', ['type', 'example.com/other']),
      edit('text beside it', ['stringData', { a: 'a' }]),
      edit('another text beside it', ['stringData', { a: 'b' }]),
    ],
  },
  {
    title: 'immutable Secret',
    object: (name) => plain('v1', 'Secret', name, { data: { a: 'YQ==' }, ...IMMUTABLE }),
    edits: [
      edit('value', ['data.a', 'Yg==']),
      edit('the same text beside it', ['stringData', { a: 'a' }]),
      edit('mutable', ['immutable', null]),
      edit('annotation', ['metadata.annotations', { 'example.com/a': 'a' }]),
    ],
  },
  {
    title: 'claim',
    object: (name) => plain('v1', 'PersistentVolumeClaim', name, { spec: CLAIM_SPEC }),
    edits: [
      edit('size written otherwise', [STORAGE, '1024Mi']),
      edit('less', [STORAGE, '512Mi']),
      edit('class where there was none', ['spec.storageClassName', 'other']),
      edit('mode', ['spec.volumeMode', 'Block']),
      edit('default mode', ['spec.volumeMode', 'Filesystem']),
      edit('access', ['spec.accessModes', ['ReadWriteMany']]),
      edit('selector', ['spec.selector', { matchLabels: { a: 'a' } }]),
      edit('volume', ['spec.volumeName', 'a']),
      edit('label', ['metadata.labels', { a: 'a' }]),
    ],
  },
  {
    title: 'claim with a class',
    object: (name) => plain('v1', 'PersistentVolumeClaim', name, { spec: { ...CLAIM_SPEC, storageClassName: 'a' } }),
    edits: [edit('class', ['spec.storageClassName', 'b']), edit('no class', ['spec.storageClassName', null])],
  },
  {
    title: 'Service',
    object: (name) => plain('v1', 'Service', name, { spec: { selector: { app: 'a' }, ports: PORTS } }),
    edits: [
      edit('selector', ['spec.selector', { app: 'b' }]),
      edit('port', ['spec.ports.0.targetPort', 9090]),
      edit('default protocol', ['spec.ports.0.protocol', 'TCP']),
      edit('default type', ['spec.type', 'ClusterIP']),
      edit('no address', ['spec.clusterIP', 'None']),
      edit('node port', ['spec.type', 'NodePort']),
    ],
  },
  {
    title: 'headless Service',
    object: (name) =>
      plain('v1', 'Service', name, { spec: { clusterIP: 'None', selector: { app: 'a' }, ports: PORTS } }),
    edits: [edit('address', ['spec.clusterIP', '10.0.0.77']), edit('selector', ['spec.selector', { app: 'b' }])],
  },
  {
    title: 'RoleBinding',
    object: (name) => plain('rbac.authorization.k8s.io/v1', 'RoleBinding', name, { roleRef: ROLE }),
    edits: [
      edit('role', ['roleRef.name', 'b']),
      edit('subject', ['subjects', [{ kind: 'ServiceAccount', name: 'a', namespace: 'default' }]]),
    ],
  },
];
