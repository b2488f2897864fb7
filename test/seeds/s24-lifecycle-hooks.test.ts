import { asStored } from '../support/as-stored';
import { App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { GracefulShutdown, KubernetesVersion, LifecycleHandler, LifecycleHooks, TargetCluster } from '../../src';
import { stopOf } from '../../src/pod/timeline/stop';
import { startOf } from '../../src/pod/timeline/start';
import { storedPod } from './stored-pod';
import { containersNamed, documents, outcome, written } from './synthesis';

const NOTES = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: my-deployment
spec:
  replicas: 3
  selector:
    matchLabels:
      app: my-app
  template:
    metadata:
      labels:
        app: my-app
    spec:
      containers:
        - name: my-container
          image: nginx
          lifecycle:
            preStop:
              exec:
                command: ["/bin/sh", "-c", "echo 'Stopping...' && sleep 5"]
`;

const stopping = LifecycleHooks.of({
  preStop: LifecycleHandler.fromCommand(['/bin/sh', '-c', "echo 'Stopping...' && sleep 5"]),
});

/** The Deployment of the notes without its hook. */
function deployment(version = KubernetesVersion.V1_33): { app: App; workload: kplus.k8s.KubeDeployment } {
  const app = new App();
  TargetCluster.set(app, { version });
  const labels = { app: 'my-app' };
  const containers = [{ name: 'my-container', image: 'nginx' }];
  const workload = new kplus.k8s.KubeDeployment(new Chart(app, 'notes'), 'web', {
    metadata: { name: 'my-deployment' },
    spec: {
      replicas: 3,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers } },
    },
  });
  return { app, workload };
}

test('S24: the Deployment of the notes with its preStop hook comes out field for field', () => {
  const { app, workload } = deployment(KubernetesVersion.V1_27);
  stopping.applyTo(workload, 'my-container');

  expect(written(app)).toEqual(documents(NOTES));
});

test('S24: the hook of the notes can be spread into a container of cdk8s-plus', () => {
  const app = new App();
  const containers = [{ name: 'my-container', image: 'nginx', ...stopping }];
  new kplus.Deployment(new Chart(app, 'notes'), 'web', { replicas: 3, containers });

  expect(containersNamed(app, 'my-container')).toMatchObject([
    { lifecycle: { preStop: { exec: { command: ['/bin/sh', '-c', "echo 'Stopping...' && sleep 5"] } } } },
  ]);
});

// The notes: preStop has to be done before the TERM signal that stops the container is sent.
test('S24: the hook of the notes ends before TERM, and is taken from the grace period', () => {
  const spec = storedPod(podOf(NOTES));

  expect(stopOf(asStored(spec))).toEqual([
    {
      container: 'my-container',
      kind: 'app',
      waitsFor: [],
      preStopSeconds: 5,
      preStopEarliestSeconds: 5,
      termBySeconds: 5,
      killBySeconds: 30,
      stopSignal: 'SIGQUIT',
      imageMaySetSignal: false,
      isPidOne: true,
      unhandledExitCode: 137,
    },
  ]);
});

// The notes: postStart runs right after the container was made, with no promise that it comes before the entrypoint. What
// is sure is that the container does not count as running, nor the next one start, until it has returned.
test('S24: a postStart hook holds back the containers after its own, not the program beside it', () => {
  const pod = `
spec:
  containers:
    - name: first
      image: nginx
      lifecycle: { postStart: { exec: { command: [sleep, '3'] } } }
    - name: second
      image: nginx
`;

  const starts = startOf(asStored(storedPod(pod))).steps.map((step) => [step.container, step.startsEarliestSeconds]);
  expect(starts).toEqual([
    ['first', 0],
    ['second', 3],
  ]);
});

test('S24: a hook is a command or a request, as in the notes, or newer than them a sleep', () => {
  const { app, workload } = deployment();
  LifecycleHooks.of({
    postStart: LifecycleHandler.fromHttpGet({ port: 80, path: '/warm', headers: { 'X-Hook': 'postStart' } }),
    preStop: LifecycleHandler.fromSleep(Duration.seconds(5)),
  }).applyTo(workload, 'my-container');

  expect(containersNamed(app, 'my-container')).toEqual([
    {
      name: 'my-container',
      image: 'nginx',
      lifecycle: {
        postStart: { httpGet: { path: '/warm', port: 80, httpHeaders: [{ name: 'X-Hook', value: 'postStart' }] } },
        preStop: { sleep: { seconds: 5 } },
      },
    },
  ]);
});

test('S24: the same wait as a graceful shutdown comes with the grace period that it takes', () => {
  const { app, workload } = deployment(KubernetesVersion.V1_27);
  const times = { drain: Duration.seconds(5), timeout: Duration.seconds(20) };
  new GracefulShutdown(workload, 'stop', { ...times, shell: ['/bin/sh', '-c'] });

  expect(written(app)).toMatchObject([
    {
      spec: {
        template: {
          spec: {
            terminationGracePeriodSeconds: 25,
            containers: [{ lifecycle: { preStop: { exec: { command: ['/bin/sh', '-c', 'sleep 5'] } } } }],
          },
        },
      },
    },
  ]);
});

test('S24: a grace period that is too short for hook and app is refused', () => {
  const { app, workload } = deployment(KubernetesVersion.V1_27);
  stopping.applyTo(workload, 'my-container');
  const gracePeriod = Duration.seconds(30);
  new GracefulShutdown(workload, 'stop', { timeout: Duration.seconds(28), gracePeriod });

  expect(outcome(app)).toBe(
    [
      'the image has no tag, which stands for "latest": a Pod that starts again can run another program, and no rollback brings the old one back.',
      '5 s preStop of "my-container" + 28 s "my-container" = 33 s, but the grace period is 30 s.',
    ].join('\n'),
  );
});

/** The Pod in a Deployment, as a manifest of its own. */
function podOf(deploymentText: string): string {
  const [object] = documents(deploymentText) as { spec: { template: object } }[];
  return JSON.stringify(object?.spec.template);
}
