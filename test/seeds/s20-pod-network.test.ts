import { App, Chart, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { Ambassador, KubernetesVersion, Sidecar, TargetCluster } from '../../src';
import type { ExplainedPod } from '../../src/explain/explain-object';
import { podsIn, textOf } from '../explain/explained';
import { refusal } from './synthesis';

/** A Pod with an app on port 8080, for Kubernetes 1.33. */
function onePod(containers = [{ name: 'app', image: 'ghcr.io/acme/shop:1.42.0', ports: [{ containerPort: 8080 }] }]): {
  app: App;
  pod: kplus.k8s.KubePod;
} {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const pod = new kplus.k8s.KubePod(new Chart(app, 'notes'), 'shop', {
    metadata: { name: 'shop' },
    spec: { containers },
  });
  return { app, pod };
}

function explained(app: App): ExplainedPod {
  return podsIn(app.synthYaml())[0]!;
}

const CONTAINERS = ['app', 'metrics', 'admin'].map((name) => {
  return { name, image: `ghcr.io/acme/${name}:1.0.0`, ports: [{ containerPort: name === 'admin' ? 9000 : 8080 }] };
});

test('S20: containers of one Pod share its ports, and two that want one of them are found among all containers', () => {
  const pod = explained(onePod(CONTAINERS).app);
  expect(pod.portClashes).toEqual([
    {
      of: 'port',
      value: '8080/TCP',
      port: 8080,
      protocol: 'TCP',
      containers: ['app', 'metrics'],
      consequence: 'the containers of a Pod share one address, so only one of them can listen on it',
    },
  ]);
  expect(textOf(pod)).toContain('  Clash: app and metrics want the port 8080/TCP, and the containers of a Pod');
});

test('S20: a helper on a port that another container has stops synthesis', () => {
  const { app, pod } = onePod();
  new Sidecar(pod, 'metrics', { image: 'statsd:1', securityContext: { user: 65532 }, ports: [{ number: 8080 }] });
  expect(refusal(app)).toContain(
    'error duplicate-port: port 8080/TCP is declared by "metrics" and "app", and the containers of a Pod share one address',
  );
});

test('S20: the app reaches a helper on the loopback address, and explain says whose port it is', () => {
  const { app, pod } = onePod();
  new Ambassador(pod, 'database', {
    image: 'gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.25.3',
    securityContext: { user: 65532 },
    listen: { number: 5432 },
    clientVariables: { host: 'DATABASE_HOST', port: 'DATABASE_PORT' },
  });
  expect(explained(app).environment).toEqual([
    {
      container: 'app',
      variable: 'DATABASE_HOST',
      variables: ['DATABASE_HOST', 'DATABASE_PORT'],
      from: 'localhost',
      object: '',
      key: '5432',
      givenBy: ['database'],
      sharedWith: [],
    },
  ]);
  expect(textOf(explained(app))).toMatch(/DATABASE_HOST and DATABASE_PORT +port 5432 of database/);
});

test('S20: containers share the network and IPC of the Pod, and have their own processes unless they ask to share', () => {
  const { app } = onePod(CONTAINERS);
  expect(explained(app).sharedNamespaces).toEqual({ network: 'Pod', ipc: 'Pod', processes: 'container' });

  const sharing = onePod(CONTAINERS);
  sharing.pod.addJsonPatch(JsonPatch.add('/spec/shareProcessNamespace', true));
  expect(explained(sharing.app).sharedNamespaces.processes).toBe('Pod');
});
