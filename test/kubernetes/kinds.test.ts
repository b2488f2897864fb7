import { fieldsAt, parsePodKind, podKindOf, podKindsIn, podSelectorOf, type PodKind } from '../../src/kubernetes/kinds';

describe('the Pod of an object', () => {
  test.each([
    ['v1', 'Pod', ''],
    ['v1', 'PodTemplate', 'template'],
    ['v1', 'ReplicationController', 'spec.template'],
    ['apps/v1', 'Deployment', 'spec.template'],
    ['apps/v1beta2', 'Deployment', 'spec.template'],
    ['extensions/v1beta1', 'DaemonSet', 'spec.template'],
    ['apps/v1', 'ReplicaSet', 'spec.template'],
    ['apps/v1', 'StatefulSet', 'spec.template'],
    ['batch/v1', 'Job', 'spec.template'],
    ['batch/v1', 'CronJob', 'spec.jobTemplate.spec.template'],
    ['batch/v1beta1', 'CronJob', 'spec.jobTemplate.spec.template'],
    ['argoproj.io/v1alpha1', 'Rollout', 'spec.template'],
  ])('in a %s %s stands at "%s"', (apiVersion, kind, path) => {
    expect(podKindOf(apiVersion, kind)?.templatePath.join('.')).toBe(path);
  });

  test.each([
    ['v1', 'Service'],
    ['v1', 'Deployment'],
    ['apps/v1', 'Pod'],
    ['serving.knative.dev/v1', 'Job'],
    ['apps/v10', 'Deployment'],
    ['my-apps/v1', 'Deployment'],
    [undefined, 'Pod'],
    ['v1', undefined],
    [{ toString: 'v1' }, 'Pod'],
    [['v1'], 'Pod'],
  ])('is none in a %s %s', (apiVersion, kind) => {
    expect(podKindOf(apiVersion, kind)).toBeUndefined();
  });
});

function registered(text: string): PodKind {
  const parsed = parsePodKind(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed.podKind;
}

function problemOf(text: string): string {
  const parsed = parsePodKind(text);
  return 'problem' in parsed ? parsed.problem : 'none';
}

describe('a kind that a user registers', () => {
  const widget = registered('example.com/v1/Widget=spec.template');

  test('is found by its apiVersion and kind', () => {
    expect(podKindOf('example.com/v1', 'Widget', [widget])?.templatePath).toEqual(['spec', 'template']);
    expect(podKindOf('example.com/v1', 'Widget')).toBeUndefined();
    expect(podKindOf('example.com/v2', 'Widget', [widget])).toBeUndefined();
    expect(podKindOf('exampleXcom/v1', 'Widget', [widget])).toBeUndefined();
    expect(podKindOf('example.com/v1', 'Gadget', [widget])).toBeUndefined();
  });

  test('leaves the kinds of the table as they are, and stands before them', () => {
    const job = registered('batch/v1/Job=spec.jobs');
    expect(podKindOf('apps/v1', 'Deployment', [widget])?.templatePath).toEqual(['spec', 'template']);
    expect(podKindOf('batch/v1', 'Job', [job])?.templatePath).toEqual(['spec', 'jobs']);
  });

  test('allows every restart policy, Always being the one that is taken where none is written', () => {
    expect(widget.restartPolicies).toEqual(['Always', 'OnFailure', 'Never']);
  });

  test.each([
    ['v1/Widget=spec.pod', ['spec', 'pod']],
    ['example.com/v1/Widget=.spec.template', ['spec', 'template']],
    ['example.com/v1/Widget=.', []],
    ['example.com/v1/Widget=', []],
    ['example.com/v1alpha1/Widget=a.b-c.d_e', ['a', 'b-c', 'd_e']],
    ['example.com/v1/Widget=spec.groups[*].template', ['spec', 'groups[*]', 'template']],
  ])('may be written %s', (text, path) => {
    expect(registered(text).templatePath).toEqual(path);
  });

  test.each([
    ['example.com/v1/Widget', 'it must have one "=", between the kind and the path'],
    ['example.com/v1/Widget=a=b', 'it must have one "=", between the kind and the path'],
    ['', 'it must have one "=", between the kind and the path'],
    ['Widget=spec', '"" is not an apiVersion, such as "example.com/v1"'],
    ['a/b/v1/Widget=spec', '"a/b/v1" is not an apiVersion, such as "example.com/v1"'],
    ['Example.com/v1/Widget=spec', '"Example.com/v1" is not an apiVersion, such as "example.com/v1"'],
    ['example.com/v1/=spec', '"" is not a kind, such as "Widget"'],
    ['example.com/v1/Wid-get=spec', '"Wid-get" is not a kind, such as "Widget"'],
    ['example.com/v1/Widget=spec..template', '"spec..template" is not a path of fields, such as "spec.template"'],
    ['example.com/v1/Widget=spec[0]', '"spec[0]" is not a path of fields, such as "spec.template"'],
  ])('may not be written %p', (text, reason) => {
    expect(problemOf(text)).toBe(
      `"${text}" registers no kind that holds a Pod: ${reason}. ` +
        'Write apiVersion, kind and the path to what has the "spec" of the Pod: example.com/v1/Widget=spec.template.',
    );
  });
});

describe('a path through lists', () => {
  const fleet = registered('example.com/v1/Fleet=spec.groups[*].jobs[*].template');
  const jobs = [{ template: { spec: {} } }, {}];

  test('leads to a Pod for each item', () => {
    const manifest = { spec: { groups: [{ jobs }, {}, { jobs: [jobs[0]] }] } };
    const kinds = podKindsIn(manifest, fleet);
    expect(kinds.map(({ templatePath }) => templatePath.join('.'))).toEqual([
      'spec.groups[0].jobs[0].template',
      'spec.groups[0].jobs[1].template',
      'spec.groups[2].jobs[0].template',
    ]);
    expect(kinds.map(({ templatePath }) => fieldsAt(manifest, templatePath))).toEqual([
      { spec: {} },
      undefined,
      { spec: {} },
    ]);
  });

  test('leads nowhere without the list', () => {
    expect(podKindsIn({ spec: { groups: { jobs } } }, fleet)).toEqual([]);
  });
});

describe('the restart policies that a kind allows', () => {
  test.each([
    ['v1', 'Pod', ['Always', 'OnFailure', 'Never']],
    ['v1', 'PodTemplate', ['Always', 'OnFailure', 'Never']],
    ['v1', 'ReplicationController', ['Always']],
    ['apps/v1', 'Deployment', ['Always']],
    ['apps/v1', 'ReplicaSet', ['Always']],
    ['apps/v1', 'StatefulSet', ['Always']],
    ['apps/v1', 'DaemonSet', ['Always']],
    ['batch/v1', 'Job', ['OnFailure', 'Never']],
    ['batch/v1', 'CronJob', ['OnFailure', 'Never']],
  ])('are those that the API server takes for a %s %s', (apiVersion, kind, policies) => {
    expect(podKindOf(apiVersion, kind)?.restartPolicies).toEqual(policies);
  });
});

describe('the object at a path', () => {
  const manifest = { spec: { template: { spec: { containers: [] } }, paused: false } };

  test('is the one that stands there', () => {
    expect(fieldsAt(manifest, ['spec', 'template'])).toBe(manifest.spec.template);
    expect(fieldsAt(manifest, [])).toBe(manifest);
  });

  test('is none where something else or nothing stands', () => {
    expect(fieldsAt(manifest, ['spec', 'paused'])).toBeUndefined();
    expect(fieldsAt(manifest, ['spec', 'paused', 'deeper'])).toBeUndefined();
    expect(fieldsAt(manifest, ['spec', 'template', 'spec', 'containers'])).toBeUndefined();
    expect(fieldsAt(manifest, ['status'])).toBeUndefined();
  });
});

describe('the labels by which an object finds its Pods', () => {
  test('are those that its selector lists', () => {
    const manifest = { spec: { selector: { matchLabels: { app: 'shop' }, matchExpressions: [] } } };
    expect(podSelectorOf('Deployment', manifest)).toEqual({ app: 'shop' });
  });

  test('are the selector itself for a ReplicationController', () => {
    expect(podSelectorOf('ReplicationController', { spec: { selector: { app: 'shop' } } })).toEqual({ app: 'shop' });
  });

  test('are none where there is no selector, or one without labels', () => {
    expect(podSelectorOf('Job', { spec: {} })).toBeUndefined();
    expect(podSelectorOf('Pod', {})).toBeUndefined();
    expect(podSelectorOf('Deployment', { spec: { selector: { matchLabels: {} } } })).toBeUndefined();
    expect(podSelectorOf('ReplicationController', { spec: { selector: {} } })).toBeUndefined();
    expect(podSelectorOf('Deployment', { spec: { selector: 'app=shop' } })).toBeUndefined();
  });
});
