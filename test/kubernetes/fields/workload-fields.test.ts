import { NEWEST_VERSION } from '../../../src/kubernetes/version';
import { findWrongWorkloadTypes } from '../../../src/kubernetes/fields/wrong-types';

function wrongIn(apiVersion: string, kind: string, spec: object): unknown[] {
  return findWrongWorkloadTypes({ apiVersion, kind, spec }, NEWEST_VERSION).map(({ path, expected }) => [
    path,
    expected,
  ]);
}

test.each([
  [
    'Deployment',
    { replicas: '2', selector: { matchLabels: { app: 5, on: true } }, strategy: { rollingUpdate: { maxSurge: 0.5 } } },
    [
      ['spec.replicas', 'a 32-bit integer'],
      ['spec.selector.matchLabels[app]', 'a string'],
      ['spec.selector.matchLabels[on]', 'a string'],
      ['spec.strategy.rollingUpdate.maxSurge', 'an integer or a string'],
    ],
  ],
  [
    'StatefulSet',
    { ordinals: { start: 0.5 }, selector: { matchExpressions: [{ key: 'app', operator: 'In', values: [1] }] } },
    [
      ['spec.selector.matchExpressions[0].values[0]', 'a string'],
      ['spec.ordinals.start', 'a 32-bit integer'],
    ].toReversed(),
  ],
])('the fields of a %s beside its Pod have the types of Kubernetes', (kind, spec, expected) => {
  expect(wrongIn('apps/v1', kind, spec)).toEqual(expected);
});

test('the fields of a Job have the types of Kubernetes, and so do those of the Jobs that a CronJob makes', () => {
  const spec = { backoffLimit: 2 ** 31, podFailurePolicy: { rules: [{ onExitCodes: { values: ['42'] } }] } };
  const expected = (path: string): unknown => [
    [`${path}.backoffLimit`, 'a 32-bit integer'],
    [`${path}.podFailurePolicy.rules[0].onExitCodes.values[0]`, 'a 32-bit integer'],
  ];
  expect(wrongIn('batch/v1', 'Job', spec)).toEqual(expected('spec'));
  expect(wrongIn('batch/v1', 'CronJob', { jobTemplate: { spec } })).toEqual(expected('spec.jobTemplate.spec'));
});

test('fields that are right, absent or unknown are none of these, and neither is a kind that somebody else defines', () => {
  expect(wrongIn('apps/v1', 'Deployment', { replicas: 2, paused: null, unknown: [] })).toEqual([]);
  expect(wrongIn('argoproj.io/v1alpha1', 'Deployment', { replicas: '2' })).toEqual([]);
});
