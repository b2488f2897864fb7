import { App, Chart, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import {
  Ambassador,
  KubernetesVersion,
  PodTemplate,
  Probe,
  SharedVolume,
  Sidecar,
  TargetCluster,
  type SidecarProps,
} from '../../src';
import { containersNamed, documents, refusal, written } from './synthesis';

const helper: SidecarProps = { image: 'ghcr.io/acme/analyser:2.1.0', securityContext: { user: 65532 } };

/** A Pod with an app on port 8080, for Kubernetes 1.33. */
function onePod(): { app: App; pod: kplus.k8s.KubePod } {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const containers = [{ name: 'app', image: 'ghcr.io/acme/shop:1.42.0', ports: [{ containerPort: 8080 }] }];
  const pod = new kplus.k8s.KubePod(new Chart(app, 'notes'), 'shop', {
    metadata: { name: 'shop' },
    spec: { containers },
  });
  return { app, pod };
}

function specOf(app: App): { [field: string]: unknown } {
  const [pod] = written(app) as { spec: { [field: string]: unknown } }[];
  return pod?.spec ?? {};
}

test('S6: containers of one Pod share a volume, each at a path of its own and with the access that it needs', () => {
  const { app, pod } = onePod();
  new Sidecar(pod, 'analyser', helper);
  new SharedVolume(pod, 'data', {
    sizeLimit: Size.gibibytes(1),
    volumeMounts: [
      { container: 'app', path: '/var/lib/shop' },
      { container: 'analyser', path: '/input', readOnly: true },
    ],
  });

  expect(specOf(app)['volumes']).toEqual([{ name: 'data', emptyDir: { sizeLimit: '1Gi' } }]);
  expect(containersNamed(app, 'app')).toMatchObject([{ volumeMounts: [{ name: 'data', mountPath: '/var/lib/shop' }] }]);
  expect(containersNamed(app, 'analyser')).toMatchObject([
    { volumeMounts: [{ name: 'data', mountPath: '/input', readOnly: true }] },
  ]);
});

test('S6: containers of one Pod share memory as files in /dev/shm', () => {
  const { app, pod } = onePod();
  new Sidecar(pod, 'analyser', helper);
  SharedVolume.sharedMemory(pod, 'shared-memory', { containers: ['app', 'analyser'], sizeLimit: Size.mebibytes(64) });

  expect(written(app)).toEqual(
    documents(`
apiVersion: v1
kind: Pod
metadata:
  name: shop
  annotations:
    kubectl.kubernetes.io/default-container: app
spec:
  initContainers:
  - name: analyser
    image: ghcr.io/acme/analyser:2.1.0
    restartPolicy: Always
    securityContext:
      allowPrivilegeEscalation: false
      capabilities:
        drop:
        - ALL
      readOnlyRootFilesystem: true
      runAsGroup: 65532
      runAsNonRoot: true
      runAsUser: 65532
      seccompProfile:
        type: RuntimeDefault
    volumeMounts:
    - name: shared-memory
      mountPath: /dev/shm
  containers:
  - name: app
    image: ghcr.io/acme/shop:1.42.0
    ports:
    - containerPort: 8080
    volumeMounts:
    - name: shared-memory
      mountPath: /dev/shm
  volumes:
  - name: shared-memory
    emptyDir:
      medium: Memory
      sizeLimit: 64Mi
`),
  );
});

test('S6: containers of one Pod see and signal each other once the Pod shares its process namespace', () => {
  const { app, pod } = onePod();
  const untouched = specOf(app);
  PodTemplate.of(pod).shareProcessNamespace();

  expect(untouched).not.toHaveProperty('shareProcessNamespace');
  expect(specOf(app)).toEqual({ ...untouched, shareProcessNamespace: true });
});

test('S6: containers of one Pod reach each other on localhost', () => {
  const { app, pod } = onePod();
  new Ambassador(pod, 'analyser', { ...helper, listen: { number: 9000 }, clientVariables: { address: 'ANALYSER' } });

  expect(containersNamed(app, 'app')).toMatchObject([{ env: [{ name: 'ANALYSER', value: '127.0.0.1:9000' }] }]);
});

test('S6: containers of one Pod share their ports, so that a port that is taken is refused', () => {
  const { app, pod } = onePod();
  new Sidecar(pod, 'analyser', { ...helper, ports: [{ number: 8080 }] });

  expect(refusal(app)).toBe(
    `1 finding:

error duplicate-port: port 8080/TCP is declared by "analyser" and "app", and the containers of a Pod share one address.
  at:  notes/shop/analyser, Pod "shop", container "analyser"
  in:  spec.initContainers[0].ports[0].containerPort = 8080
  by:  notes/shop, notes/shop/analyser
  fix: let one of them listen on another port, or one on localhost and the other on the IP address of the Pod, not on all addresses.`,
  );
});

// Kubernetes starts init containers first and in order, and stops native sidecars after the app.
test('S6: a helper serves before the app starts and until the app has stopped', () => {
  const { app, pod } = onePod();
  new Sidecar(pod, 'analyser', {
    ...helper,
    startsBeforeApp: true,
    startup: Probe.fromCommand(['/bin/analyser', 'ready']),
  });

  expect(specOf(app)['initContainers']).toMatchObject([
    { name: 'analyser', restartPolicy: 'Always', startupProbe: { exec: { command: ['/bin/analyser', 'ready'] } } },
  ]);
  expect(specOf(app)['containers']).toMatchObject([{ name: 'app' }]);
});
