import { explainItem, explainText, type ExplainResult } from '../../src/explain/explain-object';
import { unexplainedText } from '../../src/explain/wording/unexplained-text';
import { OPERATOR_KINDS } from '../../src/kubernetes/operator-kinds';
import { parsePodKind } from '../../src/kubernetes/kinds';
import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { FieldPositions } from '../../src/manifests/field-positions';

const TARGET = { version: NEWEST_VERSION, featureGates: {} };
const spec = { containers: [{ name: 'app', image: 'app:1' }] };

function results(object: object, ...podKinds: string[]): ExplainResult[] {
  const parsed = podKinds.map(parsePodKind).flatMap((kind) => ('podKind' in kind ? kind.podKind : []));
  return [...explainText('a.yaml', JSON.stringify(object), { target: TARGET, podKinds: parsed })];
}

/** The places of the Pods that are found, or what is said of an object without one. */
function found(object: object, ...podKinds: string[]): string[] {
  return results(object, ...podKinds).map((result) => {
    if (result.type === 'pod')
      return `${result.pod.templatePath || '(object)'}: ${result.pod.containers.map(({ name }) => name).join(' ')}`;
    if (result.type === 'error') return result.error.message;
    return result.unexplained
      ? unexplainedText(result.unexplained, { verb: 'explain', done: 'explained' })
      : 'nothing to do with Pods';
  });
}

const at = (apiVersion: string, kind: string, own: object): object => ({
  apiVersion,
  kind,
  metadata: { name: 'a' },
  spec: own,
});

describe('the Pods of operators', () => {
  test.each([
    ['apps.openshift.io/v1', 'DeploymentConfig', { template: { spec } }, ['spec.template: app']],
    [
      'serving.knative.dev/v1',
      'Service',
      { template: { spec: { ...spec, containerConcurrency: 4 } } },
      ['spec.template: app'],
    ],
    ['serving.knative.dev/v1', 'Configuration', { template: { spec } }, ['spec.template: app']],
    ['serving.knative.dev/v1', 'Revision', spec, ['(object): app']],
    ['actions.github.com/v1alpha1', 'AutoscalingRunnerSet', { template: { spec } }, ['spec.template: app']],
    ['actions.github.com/v1alpha1', 'EphemeralRunner', { spec }, ['spec: app']],
    [
      'jobset.x-k8s.io/v1alpha2',
      'JobSet',
      {
        replicatedJobs: [
          { template: { spec: { template: { spec } } } },
          { template: { spec: { template: { spec } } } },
        ],
      },
      ['spec.replicatedJobs[0].template.spec.template: app', 'spec.replicatedJobs[1].template.spec.template: app'],
    ],
    ['keda.sh/v1alpha1', 'ScaledJob', { jobTargetRef: { template: { spec } } }, ['spec.jobTargetRef.template: app']],
    [
      'ray.io/v1',
      'RayCluster',
      { headGroupSpec: { template: { spec } }, workerGroupSpecs: [{ template: { spec } }] },
      ['spec.headGroupSpec.template: app', 'spec.workerGroupSpecs[0].template: app'],
    ],
    [
      'sparkoperator.k8s.io/v1beta2',
      'SparkApplication',
      { driver: { template: { spec } } },
      ['spec.driver.template: app'],
    ],
  ])('are found in a %s %s', (apiVersion, kind, own, pods) => {
    expect(found(at(apiVersion, kind, own))).toEqual(pods);
  });

  test.each([
    [600, { timeoutSeconds: 600 }],
    [300, {}],
  ])('have %d s to stop if that is the time of a request of Knative', (seconds, own) => {
    const [result] = results(at('serving.knative.dev/v1', 'Service', { template: { spec: { ...spec, ...own } } }));
    expect(result).toMatchObject({
      type: 'pod',
      pod: { gracePeriodSeconds: seconds, stop: [{ killBySeconds: seconds }] },
    });
  });

  test('are not judged by what an operator may still fill in', () => {
    const [result] = results(
      at('serving.knative.dev/v1', 'Service', { template: { spec: { containers: [{ image: 'a' }] } } }),
    );
    expect(result).toMatchObject({ type: 'pod', pod: { isCompletedByOperator: true, refusals: [] } });
  });
});

describe('an object that is not explained is named', () => {
  test('with the flag to use if its kind is not known and it has containers', () => {
    const fleet = at('example.com/v1', 'Fleet', { groups: [{ template: { spec } }], main: { template: { spec } } });
    expect(found(fleet)).toEqual([
      'Fleet "a" has containers, and its kind is not known. To explain it, add ' +
        "--pod-kind 'example.com/v1/Fleet=spec.groups[*].template' --pod-kind 'example.com/v1/Fleet=spec.main.template'.",
    ]);
    expect(
      found(fleet, 'example.com/v1/Fleet=spec.groups[*].template', 'example.com/v1/Fleet=spec.main.template'),
    ).toEqual(['spec.groups[0].template: app', 'spec.main.template: app']);
  });

  test('with the flag to use if it looks like a Pod itself', () => {
    expect(found(at('example.com/v1', 'Box', spec))).toEqual([
      `Box "a" has containers, and its kind is not known. To explain it, add --pod-kind 'example.com/v1/Box=.'.`,
    ]);
  });

  test('with its operator if that makes the Pod of parts', () => {
    expect(found(at('tekton.dev/v1', 'Task', { steps: [{ name: 'test', image: 'test:1' }], sidecars: [] }))).toEqual([
      'Task "a" is not explained: Tekton makes its Pod of the containers at spec.steps and spec.sidecars.',
    ]);
  });

  test('with the places of its containers if its kind is not known and no Pod is around them', () => {
    expect(found(at('example.com/v1', 'Widget', { podTemplate: { containers: spec.containers } }))).toEqual([
      'Widget "a" is not explained: its operator makes its Pod of the containers at spec.podTemplate.containers.',
    ]);
    const stages = [{ steps: [{ name: 'build', image: 'build:1' }] }];
    expect(found(at('example.com/v1', 'Build', { stages }))).toEqual([
      'Build "a" is not explained: its operator makes its Pod of the containers at spec.stages[*].steps.',
    ]);
    expect(found(at('example.com/v1', 'Recipe', { stages: [{ steps: [{ name: 'stir' }] }] }))).toEqual([
      'nothing to do with Pods',
    ]);
  });

  test('with all places in a run of Tekton', () => {
    const task = {
      taskSpec: { steps: [{ name: 'test', image: 'test:1' }], sidecars: [{ name: 'db', image: 'db:1' }] },
    };
    expect(found(at('tekton.dev/v1', 'PipelineRun', { pipelineSpec: { tasks: [{ name: 'test', ...task }] } }))).toEqual(
      [
        'PipelineRun "a" is not explained: Tekton makes its Pod of the containers at ' +
          'spec.pipelineSpec.tasks[*].taskSpec.steps and spec.pipelineSpec.tasks[*].taskSpec.sidecars.',
      ],
    );
  });

  test('with the object whose Pod it runs', () => {
    const workloadRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'checkout' };
    expect(found(at('argoproj.io/v1alpha1', 'Rollout', { workloadRef }))).toEqual([
      'Rollout "a" has no Pod of its own: it runs the Pod of the Deployment "checkout".',
    ]);
  });

  test('if its kind holds a Pod and it has none', () => {
    expect(found(at('apps/v1', 'Deployment', { replicas: 2 }))).toEqual([
      'Deployment "a" has no Pod, which its kind holds.',
    ]);
    expect(found({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } })).toEqual(['Pod "a" has no spec.']);
  });
});

test('an object of another kind has nothing to do with Pods', () => {
  expect(found(at('v1', 'Service', { ports: [{ port: 80 }] }))).toEqual(['nothing to do with Pods']);
  expect(found(at('kubevirt.io/v1', 'VirtualMachine', { template: { spec: { domain: {} } } }))).toEqual([
    'nothing to do with Pods',
  ]);
});

test('an object that is not explained is data: where it stands, and why', () => {
  const workloadRef = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'checkout' };
  expect(results(at('argoproj.io/v1alpha1', 'Rollout', { workloadRef }))).toEqual([
    {
      type: 'skipped',
      unexplained: {
        file: 'a.yaml',
        document: 0,
        line: 1,
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Rollout',
        namespace: '',
        name: 'a',
        reason: 'podOfOtherObject',
        paths: [],
        podOf: { kind: 'Deployment', name: 'checkout' },
        operator: null,
      },
    },
  ]);
});

test('a deep or a wide object of an unknown kind takes no time to speak of', () => {
  const deep = Array.from({ length: 1000 }).reduce<object>((inner) => ({ spec: inner, items: [inner] }), spec);
  const wide = Array.from({ length: 50_000 }, () => ({ template: { spec } }));
  const start = process.cpuUsage().user;
  const place = { file: 'a.yaml', document: 0, line: 1 };
  const positions = new FieldPositions(() => {
    throw new Error('explain asks for no position');
  });
  for (const own of [deep, { wide }]) {
    explainItem(
      { type: 'object', place, object: { ...at('example.com/v1', 'Fleet', own) }, positions },
      { target: TARGET, podKinds: [] },
    );
  }
  expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(2);
});

test('each kind of an operator stands in the table once for each path', () => {
  const texts = OPERATOR_KINDS.map(
    ({ apiVersions, kind, templatePath }) => `${apiVersions.source} ${kind} ${templatePath.join('.')}`,
  );
  expect(new Set(texts).size).toBe(texts.length);
});
