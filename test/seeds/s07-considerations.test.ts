import { asStored } from '../support/as-stored';
import { Duration, Size, type App } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { InitStep, KubernetesVersion, LifecycleHandler, Probe, Sidecar } from '../../src';
import { resourceTexts } from '../../src/kubernetes/resource-list';
import { effectiveResources } from '../../src/pod/resources/effective-resources';
import { startOf } from '../../src/pod/timeline/start';
import { stopOf } from '../../src/pod/timeline/stop';
import { storedSpec } from '../../src/pod/stored-spec';
import { shop } from './shop';
import { writtenOf } from './synthesis';
import type { Fields } from '../../src/kubernetes/json';

const target = { version: KubernetesVersion.V1_33, featureGates: {} };

interface WrittenDeployment {
  readonly spec: { readonly template: { readonly metadata: object; readonly spec: Fields } };
}

/** The Pod template that an app writes. */
function template(app: App): WrittenDeployment['spec']['template'] {
  const [deployment] = writtenOf(app, 'Deployment') as WrittenDeployment[];
  return deployment!.spec.template;
}

/** What the API server stores for the Pods of an app. */
function stored(app: App): Fields {
  return storedSpec(template(app).spec, target);
}

/** A shop whose schema is migrated first, and whose proxy is up before the app and goes after it. */
function shopWithHelpers(): App {
  const { app, web } = shop();
  new InitStep(web, 'migrate', {
    image: 'ghcr.io/acme/shop:1.42.0',
    securityContext: { user: 65532 },
    resources: { cpu: { request: kplus.Cpu.millis(500) }, memory: { request: Size.mebibytes(64) } },
  });
  new Sidecar(web, 'proxy', {
    image: 'envoyproxy/envoy:v1.35.3',
    securityContext: { user: 101 },
    startsBeforeApp: true,
    startup: Probe.fromHttpGet({ path: '/ready', port: 9901, period: Duration.seconds(1), failureThreshold: 60 }),
    readiness: Probe.fromHttpGet({ path: '/ready', port: 9901 }),
    preStop: LifecycleHandler.fromSleep(Duration.seconds(5)),
    resources: { cpu: { request: kplus.Cpu.millis(100) }, memory: { request: Size.mebibytes(128) } },
  });
  return app;
}

// The notes' first point: dependencies between the containers. What starts after what is in the manifest, and with it
// how long the Pod can take.
test('S7: the start order says what each container waits for, and when it can begin', () => {
  const { steps, deadlocks } = startOf(asStored(stored(shopWithHelpers())));

  expect(steps).toMatchObject([
    { container: 'migrate', kind: 'init', waitsFor: [], gate: 'exit', latestSeconds: null },
    { container: 'proxy', kind: 'sidecar', waitsFor: ['migrate'], gate: 'startupProbe', earliestSeconds: 0 },
    { container: 'web', kind: 'app', waitsFor: ['migrate', 'proxy'], startsEarliestSeconds: 0 },
  ]);
  expect(deadlocks).toEqual([]);
});

test('S7: without the step, whose length nobody knows, the proxy bounds the start of the app', () => {
  const { app, web } = shop();
  const startup = Probe.fromHttpGet({ path: '/ready', port: 9901, period: Duration.seconds(1), failureThreshold: 60 });
  new Sidecar(web, 'proxy', {
    image: 'envoyproxy/envoy:v1.35.3',
    securityContext: { user: 101 },
    startsBeforeApp: true,
    startup,
  });

  expect(startOf(asStored(stored(app))).steps).toMatchObject([
    { container: 'proxy', earliestSeconds: 0, latestSeconds: 61 },
    { container: 'web', startsEarliestSeconds: 0, startsLatestSeconds: 61 },
  ]);
});

test('S7: the stop order is the other way around, within one grace period', () => {
  expect(stopOf(asStored(stored(shopWithHelpers())))).toMatchObject([
    { container: 'web', kind: 'app', waitsFor: [], preStopSeconds: 0, termBySeconds: 0, killBySeconds: 30 },
    { container: 'proxy', kind: 'sidecar', waitsFor: ['web'], preStopSeconds: 5, termBySeconds: 30, killBySeconds: 32 },
  ]);
});

// The second point: state checks, by container.
test('S7: each container has probes of its own', () => {
  const { initContainers, containers } = template(shopWithHelpers()).spec as { [list: string]: object[] };

  expect(initContainers).toMatchObject([
    { name: 'migrate' },
    { name: 'proxy', startupProbe: { httpGet: { port: 9901 } }, readinessProbe: { httpGet: { port: 9901 } } },
  ]);
  expect(containers).toMatchObject([{ name: 'web', startupProbe: { tcpSocket: { port: 8080 } } }]);
});

// The third: limits for each container, and what the Pod takes as a whole. The step runs before the others and asks for
// less than all of them together, except for cpu.
test('S7: the resources of the Pod are those of its containers together, or of the step before them', () => {
  const { app, web } = shop();
  new InitStep(web, 'migrate', {
    image: 'ghcr.io/acme/shop:1.42.0',
    securityContext: { user: 65532 },
    resources: { cpu: { request: kplus.Cpu.millis(2500) }, memory: { request: Size.mebibytes(64) } },
  });

  expect(resourceTexts(effectiveResources(asStored(stored(app)), target).requests)).toEqual({
    cpu: '2500m',
    memory: '512Mi',
  });
});

// The last: whoever looks at logs or goes into the Pod gets the app, not one of its helpers.
test('S7: kubectl logs and kubectl exec take the app where no container is named', () => {
  expect(template(shopWithHelpers()).metadata).toMatchObject({
    annotations: { 'kubectl.kubernetes.io/default-container': 'web' },
  });
});
