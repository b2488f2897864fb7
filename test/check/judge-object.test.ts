import { judgeObject, podsIn } from '../../src/check/judge-object';
import type { Fields } from '../../src/kubernetes/json';
import { parsePodKind } from '../../src/kubernetes/kinds';
import { KubernetesVersion } from '../../src/kubernetes/version';
import { RULES } from '../../src/rules/catalogue';

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
