// cspell:words Deploymnet
import { ApiObject, Lazy, type ApiObjectProps } from 'cdk8s';
import { k8s } from 'cdk8s-plus-27';
import { Construct } from 'constructs';
import { PodTemplate, Sidecar } from '../../src';
import { deployment, messageOf, newChart, objectsOf, podOf, templateOf, type Json } from './support';

const POD = { containers: [{ name: 'app', image: 'shop:1' }] };
const TEMPLATE = { metadata: { labels: { app: 'app' } }, spec: POD };
const CONTROLLER = { selector: { matchLabels: { app: 'app' } }, template: TEMPLATE };
const JOB = { template: { spec: { ...POD, restartPolicy: 'Never' } } };

/** Every kind that holds a Pod: its generated class, and the path to the Pod's metadata and spec. */
const GENERATED: { [kind: string]: { make: (scope: Construct) => ApiObject; path: string[] } } = {
  Deployment: {
    make: (scope) => new k8s.KubeDeployment(scope, 'app', { spec: CONTROLLER }),
    path: ['spec', 'template'],
  },
  StatefulSet: {
    make: (scope) => new k8s.KubeStatefulSet(scope, 'app', { spec: { ...CONTROLLER, serviceName: 'app' } }),
    path: ['spec', 'template'],
  },
  DaemonSet: { make: (scope) => new k8s.KubeDaemonSet(scope, 'app', { spec: CONTROLLER }), path: ['spec', 'template'] },
  ReplicaSet: {
    make: (scope) => new k8s.KubeReplicaSet(scope, 'app', { spec: CONTROLLER }),
    path: ['spec', 'template'],
  },
  ReplicationController: {
    make: (scope) => new k8s.KubeReplicationController(scope, 'app', { spec: { template: TEMPLATE } }),
    path: ['spec', 'template'],
  },
  Job: { make: (scope) => new k8s.KubeJob(scope, 'app', { spec: JOB }), path: ['spec', 'template'] },
  CronJob: {
    make: (scope) => new k8s.KubeCronJob(scope, 'app', { spec: { schedule: '0 3 * * *', jobTemplate: { spec: JOB } } }),
    path: ['spec', 'jobTemplate', 'spec', 'template'],
  },
  Pod: { make: (scope) => new k8s.KubePod(scope, 'app', { spec: POD }), path: [] },
  PodTemplate: { make: (scope) => new k8s.KubePodTemplate(scope, 'app', { template: TEMPLATE }), path: ['template'] },
};

function at(object: unknown, path: readonly string[]): Json {
  return path.reduce((current, key) => current[key] as Json, object as Json);
}

describe.each(Object.keys(GENERATED))('a %s', (kind) => {
  const { make, path } = GENERATED[kind]!;

  test('as a generated class is edited where its Pod stands', () => {
    const chart = newChart();
    PodTemplate.of(make(chart)).mergeContainer('app', { workingDir: '/srv' });
    expect(at(objectsOf(chart)[0], path)['spec'].containers).toEqual([
      { name: 'app', image: 'shop:1', workingDir: '/srv' },
    ]);
  });

  test('as a plain object is edited where its Pod stands', () => {
    const chart = newChart();
    const plain = make(newChart()).toJson() as ApiObjectProps;
    PodTemplate.of(new ApiObject(chart, 'app', plain)).mergeContainer('app', { workingDir: '/srv' });
    expect(at(objectsOf(chart)[0], path)['spec'].containers).toEqual([
      { name: 'app', image: 'shop:1', workingDir: '/srv' },
    ]);
  });

  test('shows its Pod template as a copy', () => {
    const podTemplate = PodTemplate.of(make(newChart()));
    (podTemplate.manifest as Json)['spec'].containers[0].image = 'changed';
    expect(podTemplate.manifest['spec']['containers']).toEqual([{ name: 'app', image: 'shop:1' }]);
  });
});

test('the Rollout of Argo CD is edited like a Deployment', () => {
  const chart = newChart();
  const rollout = new ApiObject(chart, 'app', {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    spec: { ...CONTROLLER, strategy: { canary: {} } },
  });
  PodTemplate.of(rollout).addLabel('team', 'shop');
  expect(templateOf(chart)['metadata'].labels).toEqual({ app: 'app', team: 'shop' });
});

test('an object of another API with the kind Deployment holds no Pod', () => {
  const other = new ApiObject(newChart(), 'app', { apiVersion: 'example.com/v1', kind: 'Deployment' });
  expect(messageOf(() => PodTemplate.of(other))).toBe(`1 finding:

error pod-missing: neither this construct nor one above it holds a Pod.
  at:  test/app
  in:  PodTemplate.of.scope
  fix: a Deployment of Kubernetes has apiVersion "apps/v1", and this object "example.com/v1": write the former, or register the kind with PodKinds.register.`);
});

test('an object of a misspelt kind holds no Pod, and the fix names the kind that was meant', () => {
  const other = new ApiObject(newChart(), 'app', { apiVersion: 'apps/v1', kind: 'Deploymnet' });
  expect(messageOf(() => new Sidecar(other, 'logs', { image: 'fluent-bit:4' }))).toBe(`1 finding:

error pod-missing: neither this construct nor one above it holds a Pod.
  at:  test/app
  in:  Sidecar.scope
  fix: the object is of kind "Deploymnet": did you mean "Deployment"? Use that name.`);
});

test('an object of a kind whose name another group has as well is not told its own name', () => {
  const service = new ApiObject(newChart(), 'app', { apiVersion: 'v1', kind: 'Service' });
  expect(
    messageOf(() => PodTemplate.of(service))
      .split('\n')
      .at(-1),
  ).toContain('fix: pass a workload as the scope: a cdk8s-plus workload, an Include, or an ApiObject of kind CronJob');
});

test('an app that is no construct of a Pod is named as the app', () => {
  expect(
    messageOf(() => PodTemplate.of(newChart().node.root))
      .split('\n')
      .slice(0, 4),
  ).toEqual([
    '1 finding:',
    '',
    'error pod-missing: neither this construct nor one above it holds a Pod.',
    '  at:  (the app)',
  ]);
});

test('a spec that is known only at synthesis gets the edits', () => {
  const chart = newChart();
  let image = 'early:1';
  const web = new ApiObject(chart, 'web', {
    apiVersion: 'v1',
    kind: 'Pod',
    spec: Lazy.any({ produce: () => ({ containers: [{ name: 'web', image }] }) }),
  } as ApiObjectProps);
  PodTemplate.of(web).mergeContainer('web', { workingDir: '/srv' });
  image = 'late:1';
  expect(objectsOf(chart)[0]!['spec']).toEqual({ containers: [{ name: 'web', image: 'late:1', workingDir: '/srv' }] });
});

test('an object inside the object of a workload has the Pod of the workload, or its own', () => {
  const web = deployment(newChart());
  const config = new ApiObject(web, 'config', { apiVersion: 'v1', kind: 'ConfigMap' });
  const pod = new ApiObject(web, 'debug', { apiVersion: 'v1', kind: 'Pod', spec: POD });
  expect(PodTemplate.of(new Construct(config, 'deeper')).workload).toBe(web);
  expect(PodTemplate.of(new Construct(pod, 'deeper')).workload).toBe(pod);
});

test('a workload without a Pod template is refused, with the path at which it is missing', () => {
  const chart = newChart();
  const web = new ApiObject(chart, 'web', { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' } });
  PodTemplate.of(web).addLabel('team', 'shop');
  expect(messageOf(() => podOf(chart))).toBe(`1 finding:

error template-missing: there is no Pod template at spec.template.
  at:  test/web, Deployment "web"
  in:  spec.template
  fix: write the template into the manifest before anything joins it.`);
});

test('the labels that select the Pods are read from where the kind has them', () => {
  const chart = newChart();
  const controller = new ApiObject(chart, 'controller', {
    apiVersion: 'v1',
    kind: 'ReplicationController',
    spec: { selector: { app: 'old' }, template: TEMPLATE },
  });
  expect(PodTemplate.of(deployment(chart)).selectorLabels).toEqual({ app: 'web' });
  expect(PodTemplate.of(controller).selectorLabels).toEqual({ app: 'old' });
  const bare = new ApiObject(chart, 'bare', { apiVersion: 'v1', kind: 'Pod', metadata: { labels: { app: 'pod' } } });
  expect(PodTemplate.of(bare).selectorLabels).toEqual({ app: 'pod' });
});
