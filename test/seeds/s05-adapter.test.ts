import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Adapter, AdapterSource, KubernetesVersion, Placement, SharedVolume, Sidecar, TargetCluster } from '../../src';
import { documents, written } from './synthesis';

function metricsServer(app: App): kplus.k8s.KubePod {
  return new kplus.k8s.KubePod(new Chart(app, 'notes'), 'metrics-server', {
    metadata: { name: 'metrics-server' },
    spec: { containers: [{ name: 'app', image: 'my-app' }] },
  });
}

// Corrected: the notes mount the volume in the adapter only, where it stays empty. It is mounted in the app too.
// Added by the library: the annotation that tells kubectl which of the two containers is the app.
const NOTES = `
apiVersion: v1
kind: Pod
metadata:
  name: metrics-server
  annotations:
    kubectl.kubernetes.io/default-container: app
spec:
  containers:
  - name: app
    image: my-app
    volumeMounts:
    - name: metrics
      mountPath: /metrics
  - name: metrics-adapter
    image: prometheus-adapter
    volumeMounts:
    - name: metrics
      mountPath: /metrics
  volumes:
  - name: metrics
    emptyDir: {}
`;

test('S5: the app and the metrics adapter of the notes share /metrics, mounted on both sides', () => {
  const app = new App();
  const pod = metricsServer(app);
  new Sidecar(pod, 'metrics-adapter', {
    image: 'prometheus-adapter',
    placement: Placement.APP_CONTAINER,
    securityContext: { hardened: false },
  });
  new SharedVolume(pod, 'metrics', {
    volumeMounts: [
      { container: 'app', path: '/metrics' },
      { container: 'metrics-adapter', path: '/metrics' },
    ],
  });

  expect(written(app)).toEqual(documents(NOTES));
});

// An Adapter brings the volume itself: it is named after the adapter, and the adapter, which only reads, can only read.
test('S5: an Adapter whose source is the directory /metrics has the Pod of the notes in one construct', () => {
  const app = new App();
  new Adapter(metricsServer(app), 'metrics-adapter', {
    image: 'prometheus-adapter',
    placement: Placement.APP_CONTAINER,
    securityContext: { hardened: false },
    source: AdapterSource.fromDirectory({ container: 'app', path: '/metrics' }),
  });

  expect(written(app)).toEqual(
    documents(`
apiVersion: v1
kind: Pod
metadata:
  name: metrics-server
  annotations:
    kubectl.kubernetes.io/default-container: app
spec:
  containers:
  - name: app
    image: my-app
    volumeMounts:
    - name: metrics-adapter-source
      mountPath: /metrics
  - name: metrics-adapter
    image: prometheus-adapter
    volumeMounts:
    - name: metrics-adapter-source
      mountPath: /metrics
      readOnly: true
  volumes:
  - name: metrics-adapter-source
    emptyDir: {}
`),
  );
});

test('S5: for Kubernetes 1.33 the metrics adapter becomes a hardened native sidecar with a named port', () => {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  new Adapter(metricsServer(app), 'metrics-adapter', {
    image: 'quay.io/prometheus/node-exporter:v1.10.2',
    securityContext: { user: 65534 },
    args: ['--collector.disable-defaults', '--collector.textfile', '--collector.textfile.directory=/metrics'],
    source: AdapterSource.fromDirectory({ container: 'app', path: '/metrics' }),
    metrics: { port: 9100 },
  });

  expect(written(app)).toEqual(
    documents(`
apiVersion: v1
kind: Pod
metadata:
  name: metrics-server
  annotations:
    kubectl.kubernetes.io/default-container: app
spec:
  initContainers:
  - name: metrics-adapter
    image: quay.io/prometheus/node-exporter:v1.10.2
    restartPolicy: Always
    args:
    - --collector.disable-defaults
    - --collector.textfile
    - --collector.textfile.directory=/metrics
    ports:
    - name: metrics
      containerPort: 9100
    securityContext:
      allowPrivilegeEscalation: false
      capabilities:
        drop:
        - ALL
      readOnlyRootFilesystem: true
      runAsGroup: 65534
      runAsNonRoot: true
      runAsUser: 65534
      seccompProfile:
        type: RuntimeDefault
    volumeMounts:
    - name: metrics-adapter-source
      mountPath: /metrics
      readOnly: true
  containers:
  - name: app
    image: my-app
    volumeMounts:
    - name: metrics-adapter-source
      mountPath: /metrics
  volumes:
  - name: metrics-adapter-source
    emptyDir: {}
`),
  );
});
