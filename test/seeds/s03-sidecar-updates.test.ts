import { App, Chart, Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { KubernetesVersion, Probe, SharedVolume, Sidecar, TargetCluster } from '../../src';
import { hardened, shop } from './shop';
import { containersNamed, documents } from './synthesis';

// The notes name the use cases of a sidecar without manifests. Each stands once in the three files of this row, as it
// would be written for Kubernetes 1.33: a native sidecar, hardened.

test('S3: data synchronization is a sidecar that has cloned a repository before the app starts', () => {
  const { app, web } = shop();
  const content = new SharedVolume(web, 'content', {
    volumeMounts: [{ container: 'web', path: '/srv', readOnly: true }],
  });
  new Sidecar(web, 'git-sync', {
    image: 'registry.k8s.io/git-sync/git-sync:v4.7.1',
    securityContext: { user: 65533 },
    args: [
      '--repo=https://git.example.com/acme/content',
      '--root=/git/root',
      '--link=current',
      '--period=60s',
      '--http-bind=:1234',
    ],
    volumeMounts: [{ volume: content.volumeName, path: '/git' }],
    emptyDirs: [{ path: '/tmp' }],
    startsBeforeApp: true,
    startup: Probe.fromHttpGet({ port: 1234, path: '/', period: Duration.seconds(2), failureThreshold: 60 }),
  });

  expect(containersNamed(app, 'git-sync')).toEqual(
    documents(`
name: git-sync
image: registry.k8s.io/git-sync/git-sync:v4.7.1
restartPolicy: Always
args:
- --repo=https://git.example.com/acme/content
- --root=/git/root
- --link=current
- --period=60s
- --http-bind=:1234
startupProbe:
  httpGet:
    path: /
    port: 1234
  periodSeconds: 2
  failureThreshold: 60
volumeMounts:
- name: content
  mountPath: /git
- name: git-sync-tmp
  mountPath: /tmp
${hardened(65533)}`),
  );
});

test('S3: a configuration reloader is a sidecar that watches the same ConfigMap as the app', () => {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const labels = { app: 'prometheus' };
  const prometheus = new kplus.k8s.KubeStatefulSet(new Chart(app, 'monitoring'), 'prometheus', {
    spec: {
      serviceName: 'prometheus',
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'prometheus',
              image: 'quay.io/prometheus/prometheus:v3.8.0',
              args: ['--config.file=/etc/prometheus/prometheus.yml', '--web.enable-lifecycle'],
              ports: [{ containerPort: 9090 }],
              volumeMounts: [{ name: 'config', mountPath: '/etc/prometheus' }],
            },
          ],
          volumes: [{ name: 'config', configMap: { name: 'prometheus' } }],
        },
      },
    },
  });
  new Sidecar(prometheus, 'config-reloader', {
    image: 'quay.io/prometheus-operator/prometheus-config-reloader:v0.93.1',
    securityContext: { user: 65534 },
    args: ['--watched-dir=/etc/prometheus', '--reload-url=http://127.0.0.1:9090/-/reload', '--listen-address=:8080'],
    ports: [{ number: 8080, name: 'reloader' }],
    volumeMounts: [{ volume: 'config', path: '/etc/prometheus', readOnly: true }],
    liveness: Probe.fromHttpGet({ port: 'reloader', path: '/healthz' }),
    resources: { cpu: { request: kplus.Cpu.millis(10) }, memory: { limit: Size.mebibytes(50) } },
  });

  expect(containersNamed(app, 'config-reloader')).toEqual(
    documents(`
name: config-reloader
image: quay.io/prometheus-operator/prometheus-config-reloader:v0.93.1
restartPolicy: Always
args:
- --watched-dir=/etc/prometheus
- --reload-url=http://127.0.0.1:9090/-/reload
- --listen-address=:8080
ports:
- name: reloader
  containerPort: 8080
livenessProbe:
  httpGet:
    path: /healthz
    port: reloader
resources:
  limits:
    memory: 50Mi
  requests:
    cpu: 10m
volumeMounts:
- name: config
  mountPath: /etc/prometheus
  readOnly: true
${hardened(65534)}`),
  );
});
