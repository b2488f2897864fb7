import { asStored } from '../support/as-stored';
import { Size, ApiObject, App, Chart } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-27';
import { InitStep, KubernetesVersion, Placement, Sidecar, TargetCluster, type HelperResources } from '../../src';
import { resourceTexts } from '../../src/kubernetes/resource-list';
import { appContainersOf } from '../../src/pod/app-container';
import { containersOf } from '../../src/pod/containers';
import { costOfHelpers } from '../../src/pod/resources/helper-costs';
import { fieldsOf } from '../../src/kubernetes/json';
import { CLUSTER, storedPod } from './stored-pod';
import { documents } from './synthesis';

const nginx = {
  name: 'nginx',
  image: 'nginx:1.14.2',
  resources: { limits: { cpu: '0.5', memory: '512Mi' }, requests: { cpu: '0.25', memory: '256Mi' } },
};

/** The web server of the notes, and what is added to it. */
function synthesized(add: (pod: ApiObject) => void): string {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const chart = new Chart(app, 'notes');
  const metadata = { name: 'web-server' };
  add(new ApiObject(chart, 'web', { apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [nginx] } }));
  return app.synthYaml();
}

/** What each helper adds to the Pod, as Kubernetes prints it. */
function costs(manifest: string): unknown[] {
  const stored = asStored(storedPod(manifest));
  const app = appContainersOf(fieldsOf(fieldsOf(documents(manifest)[0])['metadata']), containersOf(stored));
  return costOfHelpers(stored, CLUSTER, app).map(({ container, kind, requests, limits }) => ({
    container,
    kind,
    requests: resourceTexts(requests),
    limits: resourceTexts(limits),
  }));
}

const SMALL: HelperResources = {
  cpu: { request: Cpu.millis(50), limit: Cpu.millis(100) },
  memory: { request: Size.mebibytes(64), limit: Size.mebibytes(64) },
};
const securityContext = { user: 999 };
const image = 'fluentd:v1.19.3-debian-1.0';

test('S29: a Pod without helpers pays for none', () => {
  expect(costs(synthesized(() => undefined))).toEqual([]);
});

test('S29: a native sidecar costs what it asks for', () => {
  const manifest = synthesized(
    (pod) => new Sidecar(pod, 'log-collector', { image, resources: SMALL, securityContext }),
  );

  expect(costs(manifest)).toEqual([
    {
      container: 'log-collector',
      kind: 'sidecar',
      requests: { cpu: '50m', memory: '64Mi' },
      limits: { cpu: '100m', memory: '64Mi' },
    },
  ]);
});

test('S29: an ordinary container costs what it asks for, too', () => {
  const placement = Placement.APP_CONTAINER;
  const manifest = synthesized(
    (pod) => new Sidecar(pod, 'log-collector', { image, resources: SMALL, securityContext, placement }),
  );

  expect(costs(manifest)).toEqual([
    {
      container: 'log-collector',
      kind: 'app',
      requests: { cpu: '50m', memory: '64Mi' },
      limits: { cpu: '100m', memory: '64Mi' },
    },
  ]);
});

test('S29: an init step that asks for less than the running Pod costs nothing', () => {
  const manifest = synthesized((pod) => new InitStep(pod, 'setup', { image, resources: SMALL, securityContext }));

  expect(costs(manifest)).toEqual([{ container: 'setup', kind: 'init', requests: {}, limits: {} }]);
});

test('S29: an init step that asks for more costs the difference to the running Pod', () => {
  const memory = { request: Size.gibibytes(1), limit: Size.gibibytes(1) };
  const manifest = synthesized(
    (pod) => new InitStep(pod, 'migrate', { image, resources: { memory }, securityContext }),
  );

  expect(costs(manifest)).toEqual([
    { container: 'migrate', kind: 'init', requests: { memory: '768Mi' }, limits: { memory: '512Mi' } },
  ]);
});

test('S29: a helper without resources costs nothing that the scheduler knows of', () => {
  const manifest = synthesized((pod) => new Sidecar(pod, 'log-collector', { image, securityContext }));

  expect(costs(manifest)).toEqual([{ container: 'log-collector', kind: 'sidecar', requests: {}, limits: {} }]);
});
