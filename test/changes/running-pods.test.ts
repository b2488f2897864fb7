import { changesBetween, textBetween } from './sides';

type Fields = { readonly [field: string]: unknown };

const MANIFEST_SPEC = { containers: [{ name: 'web', image: 'example.com/web:1' }] };
const DEFAULT_TOLERATIONS = ['not-ready', 'unreachable'].map((key) => ({
  key: `node.kubernetes.io/${key}`,
  operator: 'Exists',
  effect: 'NoExecute',
  tolerationSeconds: 300,
}));
const TOKEN = { name: 'kube-api-access-x7', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } };
const MOUNT = { name: TOKEN.name, mountPath: '/var/run/secrets/kubernetes.io/serviceaccount', readOnly: true };

function manifest(spec: Fields = {}): Fields {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { ...MANIFEST_SPEC, ...spec },
  };
}

/** The Pod as a cluster has it. */
function running(spec: Fields = {}, applied?: Fields): Fields {
  const annotations = { 'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify(applied) };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop', uid: '5c1f', ...(applied && { annotations }) },
    spec: {
      containers: [{ ...MANIFEST_SPEC.containers[0], imagePullPolicy: 'IfNotPresent', volumeMounts: [MOUNT] }],
      nodeName: 'node-1',
      preemptionPolicy: 'PreemptLowerPriority',
      priority: 0,
      serviceAccount: 'default',
      serviceAccountName: 'default',
      tolerations: DEFAULT_TOLERATIONS,
      volumes: [TOKEN],
      ...spec,
    },
    status: { phase: 'Running' },
  };
}

test('what admission and the scheduler add to a Pod is no change, whichever side comes from the cluster', () => {
  expect(changesBetween(running(), manifest()).objects).toMatchObject([{ action: 'rewritten' }]);
  expect(changesBetween(manifest(), running()).objects).toMatchObject([{ action: 'rewritten' }]);
});

test('a toleration beside those that admission adds is one that a running Pod may get', () => {
  const text = textBetween(running(), manifest({ tolerations: [{ key: 'gpu', operator: 'Exists' }] }));
  expect(text).not.toContain('Refused');
  expect(text).toContain('spec.tolerations');
});

test('a field that says something else than the running Pod is a change', () => {
  const { objects } = changesBetween(running(), manifest({ serviceAccountName: 'shop' }));
  expect(objects.flatMap(({ refusals }) => refusals.map(({ path }) => path))).toEqual(['spec.serviceAccountName']);
});

test('a field that was applied and is gone is removed', () => {
  const before = running({ serviceAccountName: 'shop' }, manifest({ serviceAccountName: 'shop' }));
  const { objects } = changesBetween(before, manifest());
  expect(objects.flatMap(({ refusals }) => refusals.map(({ path }) => path))).toEqual(['spec.serviceAccountName']);
});
