import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { KubernetesVersion, Placement, SharedVolume, Sidecar, TargetCluster } from '../../src';
import { documents, refusal, written } from './synthesis';

function webServer(app: App): kplus.k8s.KubePod {
  return new kplus.k8s.KubePod(new Chart(app, 'notes'), 'web-server', {
    metadata: { name: 'web-server' },
    spec: { containers: [{ name: 'nginx', image: 'nginx:1.14.2', ports: [{ containerPort: 80 }] }] },
  });
}

// Corrected: the notes mount the volume in the log collector only, where it stays empty. It is mounted in nginx too.
// `image: fluentd` without a tag stays as it is. Added by the library: the annotation that tells `kubectl logs` and
// `kubectl exec` which container is the app, since there are two now.
test('S2: nginx and the log collector of the notes share the log volume, mounted on both sides', () => {
  const app = new App();
  const pod = webServer(app);
  new Sidecar(pod, 'log-collector', {
    image: 'fluentd',
    placement: Placement.APP_CONTAINER,
    securityContext: { hardened: false },
  });
  new SharedVolume(pod, 'logs', {
    volumeMounts: [
      { container: 'nginx', path: '/var/log/nginx' },
      { container: 'log-collector', path: '/var/log/nginx' },
    ],
  });

  expect(written(app)).toEqual(
    documents(`
apiVersion: v1
kind: Pod
metadata:
  name: web-server
  annotations:
    kubectl.kubernetes.io/default-container: nginx
spec:
  containers:
  - name: nginx
    image: nginx:1.14.2
    ports:
    - containerPort: 80
    volumeMounts:
    - name: logs
      mountPath: /var/log/nginx
  - name: log-collector
    image: fluentd
    volumeMounts:
    - name: logs
      mountPath: /var/log/nginx
  volumes:
  - name: logs
    emptyDir: {}
`),
  );
});

test('S2: the slip of the notes, a shared volume that only the log collector mounts, stops synthesis', () => {
  const app = new App();
  const pod = webServer(app);
  const logs = new SharedVolume(pod, 'logs');
  new Sidecar(pod, 'log-collector', {
    image: 'fluentd',
    placement: Placement.APP_CONTAINER,
    securityContext: { hardened: false },
    volumeMounts: [{ volume: logs.volumeName, path: '/var/log/nginx' }],
  });

  expect(refusal(app)).toBe(
    `2 findings:

warning image-tag: the image has no tag, which stands for "latest": a Pod that starts again can run another program, and no rollback brings the old one back.
  at:  notes/web-server/log-collector, Pod "web-server", container "log-collector"
  in:  spec.containers[1].image = "fluentd"
  fix: write the tag of a version, or the digest.

error shared-volume: only "log-collector" mounts the shared volume "logs", so that nothing is shared.
  at:  notes/web-server/logs, Pod "web-server"
  in:  spec.volumes[0]
  fix: mount the volume in a second container.
  code: name both containers in the \`volumeMounts\` of the SharedVolume, or mount it with a helper's \`volumeMounts\`.`,
  );
});

// Today the log collector is an init container that keeps running: it is there before nginx writes its first line and
// after it has written its last. It only reads the logs, and it is hardened: what it writes goes into a directory of its
// own.
test('S2: for Kubernetes 1.33 the log collector becomes a hardened native sidecar that only reads the logs', () => {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const pod = webServer(app);
  new Sidecar(pod, 'log-collector', {
    image: 'fluentd:v1.19.3-debian-1.0',
    securityContext: { user: 999 },
    emptyDirs: [{ path: '/fluentd/log' }],
  });
  new SharedVolume(pod, 'logs', {
    volumeMounts: [
      { container: 'nginx', path: '/var/log/nginx' },
      { container: 'log-collector', path: '/var/log/nginx', readOnly: true },
    ],
  });

  expect(written(app)).toEqual(
    documents(`
apiVersion: v1
kind: Pod
metadata:
  name: web-server
  annotations:
    kubectl.kubernetes.io/default-container: nginx
spec:
  initContainers:
  - name: log-collector
    image: fluentd:v1.19.3-debian-1.0
    restartPolicy: Always
    securityContext:
      allowPrivilegeEscalation: false
      capabilities:
        drop:
        - ALL
      readOnlyRootFilesystem: true
      runAsGroup: 999
      runAsNonRoot: true
      runAsUser: 999
      seccompProfile:
        type: RuntimeDefault
    volumeMounts:
    - name: log-collector-fluentd-log
      mountPath: /fluentd/log
    - name: logs
      mountPath: /var/log/nginx
      readOnly: true
  containers:
  - name: nginx
    image: nginx:1.14.2
    ports:
    - containerPort: 80
    volumeMounts:
    - name: logs
      mountPath: /var/log/nginx
  volumes:
  - name: log-collector-fluentd-log
    emptyDir: {}
  - name: logs
    emptyDir: {}
`),
  );
});
