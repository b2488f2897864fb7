import { asStored } from '../support/as-stored';
import { App, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { KubernetesVersion, PodTemplate, RestartPolicy, Sidecar, TargetCluster } from '../../src';
import { explainedPhases, type ExplainedPhases } from '../../src/explain/wording/phase-text';
import { phasesOf } from '../../src/pod/timeline/phases';
import { predictRun } from '../support/simulation/predict-run';
import { storedSpec } from '../../src/pod/stored-spec';
import { writtenOf } from './synthesis';
import type { Fields } from '../../src/kubernetes/json';
import type { ContainerBehavior } from '../support/simulation/behavior';

const target = { version: KubernetesVersion.V1_33, featureGates: {} };

/** A Pod with one app container and a restart policy, as the API server stores it. */
function storedPod(policy: RestartPolicy, add: (pod: kplus.k8s.KubePod) => void = () => {}): Fields {
  const app = new App();
  TargetCluster.set(app, { version: KubernetesVersion.V1_33 });
  const containers = [{ name: 'web', image: 'nginx:1.14.2' }];
  const pod = new kplus.k8s.KubePod(new Chart(app, 'notes'), 'web', {
    metadata: { name: 'web' },
    spec: { containers },
  });
  PodTemplate.of(pod).setRestartPolicy(policy);
  add(pod);
  const [written] = writtenOf(app, 'Pod') as { readonly spec: Fields }[];
  return storedSpec(written!.spec, target);
}

/** The phases of a stored Pod, with what people read about them. */
function explained(stored: Fields): ExplainedPhases[] {
  return phasesOf(asStored(stored)).map((outcome) => explainedPhases(outcome));
}

/** The phases through which a Pod goes when its containers do something. */
function run(policy: RestartPolicy, web: ContainerBehavior, add?: (pod: kplus.k8s.KubePod) => void): string[] {
  const { phases } = predictRun(storedPod(policy, add), new Map([['web', web]]));
  return phases.map(({ phase }) => phase);
}

const exits = (exitCode: number): ContainerBehavior => ({ runs: [{ seconds: 20, exitCode }] });

test('S22: a Pod is Pending until all of its containers have been started, and then Running', () => {
  expect(run(RestartPolicy.ALWAYS, {})).toEqual(['Pending', 'Running']);
});

test.each([
  [RestartPolicy.ALWAYS, 0, ['Pending', 'Running']],
  [RestartPolicy.ALWAYS, 1, ['Pending', 'Running']],
  [RestartPolicy.ON_FAILURE, 0, ['Pending', 'Running', 'Succeeded']],
  [RestartPolicy.ON_FAILURE, 1, ['Pending', 'Running']],
  [RestartPolicy.NEVER, 0, ['Pending', 'Running', 'Succeeded']],
  [RestartPolicy.NEVER, 1, ['Pending', 'Running', 'Failed']],
])('S22: under the restart policy %s and with the exit code %d the phases are %j', (policy, exitCode, phases) => {
  expect(run(policy, exits(exitCode))).toEqual(phases);

  const ending = exitCode === 0 ? 'every app container exits with 0' : '"web" fails';
  expect(explained(storedPod(policy)).find((outcome) => outcome.ending === ending)?.phases).toEqual(phases);
});

// The notes draw an arrow from Failed back to Pending. There is none: a container starts again in the same Pod, which
// stays Running, and a Pod that has failed stays so. Another Pod may follow it.
test('S22: Succeeded and Failed are the last phase of every Pod', () => {
  const endings = Object.values(RestartPolicy).flatMap((policy) => explained(storedPod(policy)));
  const afterTheEnd = endings.flatMap(({ phases }) => {
    const end = phases.findIndex((phase) => phase === 'Succeeded' || phase === 'Failed');
    return end === -1 ? [] : phases.slice(end + 1);
  });
  expect(afterTheEnd).toEqual([]);
});

test('S22: the phase of a Pod whose node is lost does not become Unknown', () => {
  expect(explained(storedPod(RestartPolicy.ALWAYS)).find(({ ending }) => ending === 'the node is lost')).toEqual({
    ending: 'the node is lost',
    cause: 'nodeLost',
    containers: [],
    startsAgain: [],
    stops: [],
    phases: ['Pending', 'Running'],
    sentence:
      'The phase stays as it is, and the Pod is not ready; it is deleted when it no longer tolerates that its node is ' +
      'unreachable. Kubernetes does not set the phase Unknown any more.',
  });
});

test('S22: a native sidecar does not keep a Pod from having succeeded', () => {
  const addLogs = (pod: kplus.k8s.KubePod): void => {
    new Sidecar(pod, 'logs', { image: 'fluentd', securityContext: { user: 999 } });
  };
  expect(run(RestartPolicy.NEVER, exits(0), addLogs)).toEqual(['Pending', 'Running', 'Succeeded']);
});
