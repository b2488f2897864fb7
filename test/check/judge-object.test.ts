import { judgeObject, podsIn } from '../../src/check/judge-object';
import { FindingLevel } from '../../src/findings/finding-kind';
import type { Fields } from '../../src/kubernetes/json';
import { parsePodKind } from '../../src/kubernetes/kinds';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { RULES, rulesAtLevel } from '../../src/rules/catalogue';

const TARGET = { version: KubernetesVersion.V1_33, featureGates: {} };

const template = (name: string): Fields => ({ spec: { containers: [{ name, image: 'registry.example.com/a:1' }] } });

const CLONE_SET = { apiVersion: 'apps.kruise.io/v1alpha1', kind: 'CloneSet', spec: { template: template('web') } };
const JOB_SET = {
  apiVersion: 'jobset.x-k8s.io/v1alpha2',
  kind: 'JobSet',
  spec: {
    replicatedJobs: [
      { template: { spec: { template: template('driver') } } },
      { template: { spec: { template: template('worker') } } },
    ],
  },
};
const WIDGET = { apiVersion: 'example.com/v1', kind: 'Widget', spec: { template: template('web') } };

const registered = parsePodKind('example.com/v1/Widget=spec.template');
const podKinds = 'podKind' in registered ? [registered.podKind] : [];

test.each([
  ['a kind of an operator', CLONE_SET, 1],
  ['a kind of an operator with several Pods', JOB_SET, 2],
  ['a kind of one’s own', WIDGET, 1],
  ['a kind without a Pod', { apiVersion: 'v1', kind: 'ConfigMap' }, 0],
])('the Pods that can be mended are those that are judged: %s', (_what, object: Fields, count) => {
  const options = { target: TARGET, podKinds };
  expect(podsIn(object, options)).toHaveLength(count);
  expect(judgeObject(object, { ...options, rules: RULES })).toMatchObject({ pods: count, isPodKind: count > 0 });
});

const METADATA = { name: 'a' };
const SELECTOR = { matchLabels: { app: 'a' } };

test.each([
  ['Pod', 'v1', {}, ['spec.containers']],
  ['Pod', 'v1', { spec: null }, ['spec.containers']],
  ['PodTemplate', 'v1', {}, ['template.spec.containers']],
  ['ReplicationController', 'v1', {}, ['spec.template']],
  ['ReplicationController', 'v1', { spec: { selector: { app: 'a' } } }, ['spec.template']],
  ['Deployment', 'apps/v1', {}, ['spec.selector', 'spec.template.spec.containers']],
  [
    'Deployment',
    'apps/v1',
    { spec: { selector: SELECTOR } },
    ['spec.template.metadata.labels', 'spec.template.spec.containers'],
  ],
  ['StatefulSet', 'apps/v1', { spec: { template: {} } }, ['spec.selector', 'spec.template.spec.containers']],
  ['Job', 'batch/v1', { spec: {} }, ['spec.template.spec.containers', 'spec.template.spec.restartPolicy']],
])('a %s (%s) with %j and no Pod is refused as the API server refuses it', (kind, apiVersion, parts: Fields, paths) => {
  const object = { apiVersion, kind, metadata: METADATA, ...parts };
  const { findings } = judgeObject(object, { target: TARGET, podKinds: [], rules: rulesAtLevel(FindingLevel.INVALID) });
  expect(findings.map(({ location }) => location?.path).sort()).toEqual(paths);
});

test('whether a kind of an operator needs a Pod its operator knows', () => {
  const object = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: METADATA, spec: { replicas: 1 } };
  expect(judgeObject(object, { target: TARGET, podKinds: [], rules: RULES })).toMatchObject({ pods: 0, findings: [] });
});
