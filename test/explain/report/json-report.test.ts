import { jsonReporter } from '../../../src/explain/report/json-report';
import { KubernetesVersion } from '../../../src/kubernetes/version';
import { podsOf } from '../explained';

const [POD] = podsOf({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: {} });
const ERROR = { file: 'a.yaml', document: 0, line: 3, message: 'It is "wrong".' };

test('no Pods and no errors are empty lists', () => {
  const reporter = jsonReporter(KubernetesVersion.V1_37);
  const text = reporter.endText({ pods: 0, skipped: 3, unexplained: [], errors: [] });
  expect(text.split('\n')).toEqual([
    '{"schemaVersion": 1,',
    '"target": "1.37",',
    '"targetIsPreview": false,',
    '"pods": [],',
    '"errors": [],',
    '"unexplained": [],',
    '"skipped": 3}',
    '',
  ]);
  expect(JSON.parse(text)).toEqual({
    schemaVersion: 1,
    target: '1.37',
    targetIsPreview: false,
    pods: [],
    errors: [],
    unexplained: [],
    skipped: 3,
  });
});

test('each Pod and each error has a line of its own, and the whole is one object', () => {
  const reporter = jsonReporter(KubernetesVersion.V1_37);
  const pods = [reporter.podText(POD!), reporter.podText(POD!)];
  const text = pods.join('') + reporter.endText({ pods: 2, skipped: 0, unexplained: [], errors: [ERROR] });
  expect(text.split('\n').map((line) => line.slice(0, 16))).toEqual([
    '{"schemaVersion"',
    '"target": "1.37"',
    '"targetIsPreview',
    '"pods": [',
    '{"file":"a.yaml"',
    '{"file":"a.yaml"',
    '],',
    '"errors": [',
    '{"file":"a.yaml"',
    '],',
    '"unexplained": [',
    '"skipped": 0}',
    '',
  ]);
  expect(JSON.parse(text)).toEqual({
    schemaVersion: 1,
    target: '1.37',
    targetIsPreview: false,
    pods: [POD, POD],
    errors: [ERROR],
    unexplained: [],
    skipped: 0,
  });
});

test('standard error says that there are errors to look for', () => {
  const said = (...errors: (typeof ERROR)[]): string =>
    jsonReporter(KubernetesVersion.V1_37).errorText({ pods: 1, skipped: 0, unexplained: [], errors });
  expect(said()).toBe('');
  expect(said(ERROR)).toBe('pod-patterns: 1 error, listed under "errors".\n');
  expect(said(ERROR, ERROR)).toBe('pod-patterns: 2 errors, listed under "errors".\n');
});

test('standard error says that nothing is in the input', () => {
  const nothing = { pods: 0, skipped: 0, unexplained: [], errors: [] };
  const said = 'pod-patterns: there is no Kubernetes object in the input.\n';
  expect(jsonReporter(KubernetesVersion.V1_37).errorText(nothing)).toBe(said);
});
