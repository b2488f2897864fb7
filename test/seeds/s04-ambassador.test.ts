import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Ambassador, Findings, KubernetesVersion, Placement, Probe, TargetCluster } from '../../src';
import { findingText } from '../../src/findings/finding-text';
import { containersNamed, documents, written } from './synthesis';

function webServer(app: App): kplus.k8s.KubePod {
  return new kplus.k8s.KubePod(new Chart(app, 'notes'), 'web-server', {
    metadata: { name: 'web-server' },
    spec: { containers: [{ name: 'web', image: 'my-web-app' }] },
  });
}

const NOTES = `
apiVersion: v1
kind: Pod
metadata:
  name: web-server
  # Added by the library: which of the two containers kubectl means where none is named.
  annotations:
    kubectl.kubernetes.io/default-container: web
spec:
  containers:
  - name: web
    image: my-web-app
  - name: proxy
    image: envoy
    ports:
    - containerPort: 80
`;

// Port 80 takes a privilege that a hardened container does not have, so the hardening is off as in the notes. They do
// not say how the app finds the proxy: no variables.
test('S4: the web app and the Envoy proxy on port 80 of the notes share a Pod', () => {
  const app = new App();
  new Ambassador(webServer(app), 'proxy', {
    image: 'envoy',
    placement: Placement.APP_CONTAINER,
    securityContext: { hardened: false },
    listen: { number: 80 },
    clientVariables: {},
  });

  expect(written(app)).toEqual(documents(NOTES));
});

test('S4: the web app finds the proxy of the notes by its environment', () => {
  const app = new App();
  new Ambassador(webServer(app), 'proxy', {
    image: 'envoy',
    placement: Placement.APP_CONTAINER,
    securityContext: { hardened: false },
    listen: { number: 80 },
    clientVariables: { host: 'PROXY_HOST', port: 'PROXY_PORT' },
  });

  expect(containersNamed(app, 'web')).toEqual(
    documents(`
name: web
image: my-web-app
env:
- name: PROXY_HOST
  value: 127.0.0.1
- name: PROXY_PORT
  value: "80"
`),
  );
  expect(containersNamed(app, 'proxy')).toEqual(documents('{ name: proxy, image: envoy, ports: [containerPort: 80] }'));
});

/** What is said of an image without a tag. */
function untagged(construct: string, list: string, container: string, image: string): string[] {
  return [
    [
      'warning image-tag: the image has no tag, which stands for "latest": a Pod that starts again can run another program, and no rollback brings the old one back.',
      `  at:  notes/web-server${construct}, Pod "web-server", container "${container}"`,
      `  in:  spec.${list}[0].image = "${image}"`,
      '  fix: write the tag of a version, or the digest.',
    ].join('\n'),
  ];
}

test('S4: port 80 of the notes is a warning in a hardened container, with the ways out, beside images without a tag', () => {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  new Ambassador(webServer(app), 'proxy', {
    image: 'envoy',
    securityContext: { user: 101 },
    listen: { number: 80 },
    clientVariables: {},
  });

  expect(Findings.of(app).map(findingText)).toEqual([
    ...untagged('', 'containers', 'web', 'my-web-app'),
    ...untagged('/proxy', 'initContainers', 'proxy', 'envoy'),
    [
      'warning hardened-port: "proxy" listens on port 80, is not root and drops all capabilities: container runtimes that keep ports below 1024 for root, such as containerd before 2.0, do not let it.',
      '  at:  notes/web-server/proxy, Pod "web-server", container "proxy"',
      '  in:  spec.initContainers[0].ports[0].containerPort = 80',
      '  fix: let the program listen on a port from 1024, or set the sysctl net.ipv4.ip_unprivileged_port_start to "0" in the securityContext of the Pod.',
      '  code: give the helper a port from 1024, as in `listen: 8443` or `ports: [8443]`, or take its hardening back with `securityContext: { hardened: false }`.',
    ].join('\n'),
  ]);
});

test('S4: for Kubernetes 1.33 the proxy serves before the app starts, hardened and on a port from 1024', () => {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  new Ambassador(webServer(app), 'proxy', {
    image: 'envoyproxy/envoy:distroless-v1.40.0',
    securityContext: { user: 65532 },
    listen: { number: 8080 },
    clientVariables: { address: 'PROXY_ADDRESS' },
    startsBeforeApp: true,
    startup: Probe.fromTcpSocket({ port: 8080 }),
  });

  expect(written(app)).toEqual(
    documents(`
apiVersion: v1
kind: Pod
metadata:
  name: web-server
  annotations:
    kubectl.kubernetes.io/default-container: web
spec:
  initContainers:
  - name: proxy
    image: envoyproxy/envoy:distroless-v1.40.0
    restartPolicy: Always
    ports:
    - containerPort: 8080
    startupProbe:
      tcpSocket:
        port: 8080
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
  containers:
  - name: web
    image: my-web-app
    env:
    - name: PROXY_ADDRESS
      value: 127.0.0.1:8080
`),
  );
});
