import { fieldsAt, podKindOf, podSelectorOf } from '../../src/kubernetes/kinds';

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
  ])('is none in a %s %s', (apiVersion, kind) => {
    expect(podKindOf(apiVersion, kind)).toBeUndefined();
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
