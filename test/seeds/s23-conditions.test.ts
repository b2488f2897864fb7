import { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-27';
import { InitStep, KubernetesVersion, PodTemplate, Probe, Sidecar } from '../../src';
import { startOf, type PodConditionTime } from '../../src/pod/timeline/start';
import { storedSpec } from '../../src/pod/stored-spec';
import { shop } from './shop';
import { writtenOf } from './synthesis';
import type { Fields } from '../../src/kubernetes/json';

const target = { version: KubernetesVersion.V1_33, featureGates: {} };

/** When the conditions of a shop's Pods become true. */
function conditions(add: (web: kplus.Deployment) => void = () => {}): readonly PodConditionTime[] {
  const { app, web } = shop();
  add(web);
  const [deployment] = writtenOf(app, 'Deployment') as { spec: { template: { spec: Fields } } }[];
  return startOf(storedSpec(deployment!.spec.template.spec, target)).conditions;
}

const proxy = { image: 'envoyproxy/envoy:v1.35.3', securityContext: { user: 101 } };

test('S23: the start of a Pod has its four conditions in their order', () => {
  expect(conditions().map(({ type }) => type)).toEqual(['PodScheduled', 'Initialized', 'ContainersReady', 'Ready']);
});

// cdk8s-plus gives every container with a port a startup probe: three tries, ten seconds apart, with a timeout of one.
test('S23: a Pod is initialized at once without init containers, and ready when its probes let it', () => {
  expect(conditions()).toEqual([
    { type: 'PodScheduled', earliestSeconds: 0, latestSeconds: 0 },
    { type: 'Initialized', earliestSeconds: 0, latestSeconds: 0 },
    { type: 'ContainersReady', earliestSeconds: 0, latestSeconds: 31 },
    { type: 'Ready', earliestSeconds: 0, latestSeconds: 31 },
  ]);
});

test('S23: Initialized waits for every init container, a native sidecar included', () => {
  const startup = Probe.fromTcpSocket({ port: 9901, initialDelay: Duration.seconds(2), period: Duration.seconds(4) });
  expect(conditions((web) => new Sidecar(web, 'proxy', { ...proxy, startup }))).toMatchObject([
    {},
    { type: 'Initialized', earliestSeconds: 2, latestSeconds: 15 },
    { type: 'ContainersReady', earliestSeconds: 2, latestSeconds: 46 },
    { type: 'Ready', earliestSeconds: 2, latestSeconds: 46 },
  ]);
});

test('S23: nothing bounds Initialized behind an init step', () => {
  const migrate = { image: 'ghcr.io/acme/shop:1.42.0', securityContext: { user: 65532 } };
  expect(conditions((web) => new InitStep(web, 'migrate', migrate))).toMatchObject([
    {},
    { type: 'Initialized', earliestSeconds: 0, latestSeconds: null },
    { latestSeconds: null },
    { latestSeconds: null },
  ]);
});

test('S23: ContainersReady counts the readiness of a native sidecar as well, which nothing bounds', () => {
  const readiness = Probe.fromTcpSocket({ port: 9901, initialDelay: Duration.seconds(5) });
  expect(conditions((web) => new Sidecar(web, 'proxy', { ...proxy, readiness }))).toMatchObject([
    {},
    { type: 'Initialized', earliestSeconds: 0, latestSeconds: 0 },
    { type: 'ContainersReady', earliestSeconds: 5, latestSeconds: null },
    { type: 'Ready', earliestSeconds: 5, latestSeconds: null },
  ]);
});

test('S23: Ready waits for the readiness gates of the Pod as well', () => {
  const gate = (web: kplus.Deployment): void => {
    PodTemplate.of(web).mergeSpec({ readinessGates: [{ conditionType: 'example.com/routed' }] });
  };
  expect(conditions(gate)).toMatchObject([
    {},
    {},
    { type: 'ContainersReady', latestSeconds: 31 },
    { type: 'Ready', latestSeconds: null },
  ]);
});
