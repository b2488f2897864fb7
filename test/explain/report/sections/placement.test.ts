import { sectionText } from '../../section-text';

const containers = [{ name: 'web', image: 'w' }];
const SPREAD = {
  maxSkew: 1,
  topologyKey: 'zone',
  whenUnsatisfiable: 'DoNotSchedule',
  labelSelector: { matchLabels: { app: 'web' } },
  matchLabelKeys: ['pod-template-hash'],
};

const deployment = (constraint: object): object => ({
  selector: { matchLabels: { app: 'web' } },
  template: { metadata: { labels: { app: 'web' } }, spec: { containers, topologySpreadConstraints: [constraint] } },
});

test('a spread constraint counts the Pods of its own ReplicaSet, by what the API server stores from 1.34 on', () => {
  expect(
    sectionText('placement', deployment(SPREAD), { apiVersion: 'apps/v1', kind: 'Deployment', target: '1.34' }),
  ).toBe(
    `Which Pods its placement counts
  by                   across  the Pods with
  spread constraint 1  zone    app=web and its own pod-template-hash
  The API server adds the label keys to the labelSelector that it stores in
    the Pod: spread constraint 1.`,
  );
});

test('before 1.34 it is the scheduler that adds the keys', () => {
  expect(
    sectionText('placement', deployment(SPREAD), { apiVersion: 'apps/v1', kind: 'Deployment', target: '1.33' }),
  ).toContain(
    `  The scheduler adds the label keys; the labelSelector stays as it is written:
    spread constraint 1.`,
  );
});

test('a constraint without a labelSelector counts no Pod, and one with an empty one counts all', () => {
  const { labelSelector: _selector, matchLabelKeys: _keys, ...constraint } = SPREAD;
  expect(sectionText('placement', { containers, topologySpreadConstraints: [constraint] })).toContain(
    'none: it has no labelSelector',
  );
  const spec = { containers, topologySpreadConstraints: [{ ...constraint, labelSelector: {} }] };
  expect(sectionText('placement', spec)).toContain('any labels');
});

test('a term of the affinity names the values of labels that the template has, and others than those', () => {
  const term = {
    topologyKey: 'kubernetes.io/hostname',
    labelSelector: { matchExpressions: [{ key: 'tier', operator: 'In', values: ['db'] }] },
    matchLabelKeys: ['app'],
    mismatchLabelKeys: ['team', 'tenant'],
  };
  const affinity = {
    podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 1, podAffinityTerm: term }] },
  };
  const spec = {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web', team: 'a' } }, spec: { containers, affinity } },
  };
  const text = sectionText('placement', spec, { apiVersion: 'apps/v1', kind: 'StatefulSet', target: '1.31' });
  expect(text).toContain('preferred anti-affinity 1');
  expect(text).toMatch(/tier in \(db\), app=web and\s+team!=a/);
  expect(text).toContain('Keys of labels that the Pod does not have do nothing: tenant.');
});

test('a Pod without such terms has no such section', () => {
  expect(sectionText('placement', { containers })).toBe('');
});
