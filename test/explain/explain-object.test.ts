import { explainText, type ExplainResult } from '../../src/explain/explain-object';
import { parsePodKind, type PodKind } from '../../src/kubernetes/kinds';
import { NEWEST_VERSION } from '../../src/kubernetes/version';

function entries(text: string, podKinds: readonly PodKind[] = []): ExplainResult[] {
  return [...explainText('a.yaml', text, { target: { version: NEWEST_VERSION, featureGates: {} }, podKinds })];
}

/** What stands in the entries, short. */
function shown(text: string, podKinds: readonly PodKind[] = []): unknown[] {
  return entries(text, podKinds).map((entry) => {
    if (entry.type === 'skipped') return 'skipped';
    const { document, line } = entry.type === 'pod' ? entry.pod : entry.error;
    const what = entry.type === 'pod' ? `${entry.pod.kind} ${entry.pod.name}` : entry.error.message;
    return [document, line, what];
  });
}

const pod = (name: string): string => `{apiVersion: v1, kind: Pod, metadata: {name: ${name}}, spec: {containers: []}}`;
const service = '{apiVersion: v1, kind: Service, metadata: {name: web}}';

describe('the entries of a file', () => {
  test('are its Pods and what has none, with the document and its line', () => {
    expect(shown(`${pod('a')}\n---\n# nothing\n---\n${service}\n---\n\n${pod('b')}\n`)).toEqual([
      [0, 1, 'Pod a'],
      'skipped',
      [2, 8, 'Pod b'],
    ]);
  });

  test('are none for an empty file', () => {
    expect(shown('')).toEqual([]);
    expect(shown('---\n# nothing\n')).toEqual([]);
  });

  test('are the items of a list, which have the number of the list', () => {
    const list = `{apiVersion: v1, kind: List, items: [${service}, ${pod('a')}, ${pod('b')}]}`;
    expect(shown(`${service}\n---\n${list}`)).toEqual(['skipped', 'skipped', [1, 3, 'Pod a'], [1, 3, 'Pod b']]);
  });

  test('are one without a Pod for an empty list', () => {
    expect(shown('{apiVersion: v1, kind: List, items: []}')).toEqual(['skipped']);
  });

  test('read JSON too', () => {
    const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [] } };
    expect(shown(JSON.stringify(object))).toEqual([[0, 1, 'Pod a']]);
  });

  test('pass over a patch that holds no Pod', () => {
    expect(shown('{apiVersion: apps/v1, kind: Deployment, metadata: {name: a}, spec: {replicas: 2}}')).toEqual([
      'skipped',
    ]);
  });

  test('know custom kinds that were registered, and pass over others', () => {
    const widget = '{apiVersion: example.com/v1, kind: Widget, metadata: {name: a}, spec: {pod: {spec: {}}}}';
    const parsed = parsePodKind('example.com/v1/Widget=spec.pod');
    expect(shown(widget)).toEqual(['skipped']);
    expect(shown(widget, 'podKind' in parsed ? [parsed.podKind] : [])).toEqual([[0, 1, 'Widget a']]);
  });
});

describe('what cannot be read is named, and the rest goes on', () => {
  const RULE = 'Every object begins with an apiVersion and a kind, such as "apps/v1" and "Deployment".';

  test.each([
    ['a: 1', `This is not a Kubernetes object: it has no apiVersion. ${RULE}`],
    ['{apiVersion: v1, kind: }', `This is not a Kubernetes object: it has no kind. ${RULE}`],
    ['{apiVersion: 1, kind: Pod}', `This is not a Kubernetes object: it has no text as its apiVersion. ${RULE}`],
    ['{apiVersion: v1, kind: [Pod]}', `This is not a Kubernetes object: it has no text as its kind. ${RULE}`],
  ])('such as the document %s', (text, message) => {
    expect(shown(`${pod('a')}\n---\n${text}\n---\n${pod('b')}\n`)).toEqual([
      [0, 1, 'Pod a'],
      [1, 3, message],
      [2, 5, 'Pod b'],
    ]);
  });

  test('text that is no YAML', () => {
    const found = entries(`${pod('a')}\n---\na: [1\n---\n${pod('b')}\n`);
    expect(found.map(({ type }) => type)).toEqual(['pod', 'error', 'pod']);
  });

  test('a field of the wrong type: its path, its value, what must stand there, and what to do', () => {
    const web = '{apiVersion: v1, kind: Pod, metadata: {name: web, namespace: shop}, spec: {containers: 5}}';
    expect(shown(web)).toEqual([
      [
        0,
        1,
        'Pod "shop/web": spec.containers is 5 and must be a list: Kubernetes cannot read the object. Write a list there, or leave the field out.',
      ],
    ]);
  });

  test('no more than ten fields of wrong types, and how many more there are', () => {
    const labels = Array.from({ length: 12 }, (_, index) => `l${index}: ${index}`).join(', ');
    const found = shown(`{apiVersion: v1, kind: Pod, metadata: {name: web, labels: {${labels}}}, spec: {}}`);
    expect(found).toHaveLength(11);
    expect(found[10]).toEqual([0, 1, 'Pod "web": 2 more fields have wrong types.']);
  });

  test('a Pod with more containers than can be compared with each other', () => {
    const containers = Array.from({ length: 1001 }, (_, index) => `{name: c${index}}`).join(', ');
    expect(shown(`{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {containers: [${containers}]}}`)).toEqual([
      [0, 1, 'Pod "web": the Pod has 1001 containers, and more than 1000 are not explained.'],
    ]);
  });

  test.each(['containers', 'volumes'])('a Pod with a name in %s that would be repeated too often', (list) => {
    expect(
      shown(`{apiVersion: v1, kind: Pod, metadata: {name: web}, spec: {${list}: [{name: ${'a'.repeat(1001)}}]}}`),
    ).toEqual([
      [
        0,
        1,
        'Pod "web": a container or volume of the Pod has a name of 1001 characters, and names of more than 1000 are not explained.',
      ],
    ]);
  });
});
