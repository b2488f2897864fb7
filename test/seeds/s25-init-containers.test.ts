import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { InitStep, KubernetesVersion, PodTemplate, Probe, Sidecar, TargetCluster, type InitStepProps } from '../../src';
import { documents, refusal, written } from './synthesis';

function shop(): { app: App; pod: kplus.k8s.KubePod } {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const containers = [{ name: 'web', image: 'ghcr.io/acme/shop:1.42.0' }];
  const pod = new kplus.k8s.KubePod(new Chart(app, 'notes'), 'shop', {
    metadata: { name: 'shop' },
    spec: { containers },
  });
  return { app, pod };
}

const busybox: InitStepProps = { image: 'busybox:1.37.0', securityContext: { user: 65532 } };

function initContainers(app: App): unknown[] {
  const [pod] = written(app) as { spec: { initContainers: { name: string }[] } }[];
  return pod?.spec.initContainers.map(({ name }) => name) ?? [];
}

// The notes' example: first the database, then its schema, then the app. An init container has no restart policy of its
// own: it runs to completion, and the next one waits for that.
test('S25: init steps run to completion one after another, in the order of the code, before the app', () => {
  const { app, pod } = shop();
  new InitStep(pod, 'wait-for-database', { ...busybox, args: ['sh', '-c', 'until nc -z db 5432; do sleep 1; done'] });
  new InitStep(pod, 'select-schema', {
    image: 'ghcr.io/acme/shop:1.42.0',
    args: ['migrate'],
    securityContext: { hardened: false },
  });

  expect(written(app)).toEqual(
    documents(`
apiVersion: v1
kind: Pod
metadata:
  name: shop
spec:
  initContainers:
  - name: wait-for-database
    image: busybox:1.37.0
    args: [sh, -c, 'until nc -z db 5432; do sleep 1; done']
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
  - name: select-schema
    image: ghcr.io/acme/shop:1.42.0
    args:
    - migrate
  containers:
  - name: web
    image: ghcr.io/acme/shop:1.42.0
`),
  );
});

test('S25: an init step names those that it runs before and after, whatever the order of the code', () => {
  const { app, pod } = shop();
  new InitStep(pod, 'third', { ...busybox, after: ['second'] });
  new InitStep(pod, 'second', busybox);
  new InitStep(pod, 'first', { ...busybox, before: ['second'] });

  expect(initContainers(app)).toEqual(['first', 'second', 'third']);
});

test('S25: an init step can use a native sidecar that starts before it', () => {
  const { app, pod } = shop();
  new InitStep(pod, 'migrate', { ...busybox, after: ['database'] });
  new Sidecar(pod, 'database', { ...busybox, startup: Probe.fromTcpSocket({ port: 5432 }) });

  expect(initContainers(app)).toEqual(['database', 'migrate']);
});

test('S25: the compiler refuses a probe on an init step, and code without types gets no further', () => {
  const { pod } = shop();
  const readiness = Probe.fromTcpSocket({ port: 8080 });
  expect(
    // @ts-expect-error -- an init step has no probes
    () => new InitStep(pod, 'migrate', { image: 'busybox:1.37.0', securityContext: { hardened: false }, readiness }),
  ).toThrow('`readiness` is not an option.');
});

test('S25: a probe or hook on an init container that comes as plain data stops synthesis with the reason', () => {
  const { app, pod } = shop();
  PodTemplate.of(pod).addInitStep({
    name: 'migrate',
    image: 'busybox:1.37.0',
    readinessProbe: { tcpSocket: { port: 8080 } },
    lifecycle: { preStop: { exec: { command: ['sync'] } } },
  });

  expect(refusal(app)).toBe(
    `2 findings:

error init-step-probe: "migrate" is an init container that runs to completion, and must not set lifecycle.
  at:  notes/shop, Pod "shop", container "migrate"
  in:  spec.initContainers[0].lifecycle = {"preStop":{"exec":{"command":["sync"]}}}, by PodTemplate.addInitStep
  fix: remove the field, or set \`restartPolicy: Always\` if the container is to keep running as a native sidecar.

error init-step-probe: "migrate" is an init container that runs to completion, and must not set readinessProbe.
  at:  notes/shop, Pod "shop", container "migrate"
  in:  spec.initContainers[0].readinessProbe = {"tcpSocket":{"port":8080}}, by PodTemplate.addInitStep
  fix: remove the field, or set \`restartPolicy: Always\` if the container is to keep running as a native sidecar.`,
  );
});
