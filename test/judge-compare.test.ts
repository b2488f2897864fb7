import { differences } from './cluster/compare';
import type { JsonObject } from './cluster/json';
import { nanos } from './cluster/quantity';
import { storedForm } from './cluster/server-forms';

const pod = {
  kind: 'Pod',
  metadata: { name: 'web', labels: { 'app.kubernetes.io/name': 'web' } },
  spec: {
    containers: [
      {
        name: 'app',
        image: 'shop:1',
        args: ['--port', '8080'],
        resources: { limits: { cpu: '0.5', memory: '1024Mi' } },
      },
    ],
    terminationGracePeriodSeconds: 30,
  },
};

/** The Pod as the server answers it, with defaults and quantities in its form, then changed by hand. */
function stored(change: (answer: typeof pod) => void = () => undefined): JsonObject {
  const answer = structuredClone(pod);
  answer.spec.containers[0]!.resources.limits = { cpu: '500m', memory: '1Gi' };
  Object.assign(answer.metadata, { namespace: 'default', uid: '7f1c' });
  Object.assign(answer.spec.containers[0]!, { imagePullPolicy: 'IfNotPresent' });
  change(answer);
  return answer as unknown as JsonObject;
}

describe('what the server stores is what was sent', () => {
  test('when it adds defaults and writes quantities in its own form', () => {
    expect(differences(pod, stored())).toEqual([]);
  });

  test('unless a field is dropped', () => {
    const answer = stored(({ spec }) => delete (spec as Partial<typeof spec>).terminationGracePeriodSeconds);
    expect(differences(pod, answer)).toEqual([
      { path: 'spec.terminationGracePeriodSeconds', sent: 30, stored: undefined },
    ]);
  });

  test('unless a label is dropped, whose key stands in brackets', () => {
    const answer = stored(({ metadata }) => (metadata.labels = { other: 'x' } as unknown as typeof metadata.labels));
    expect(differences(pod, answer)).toEqual([
      { path: 'metadata.labels[app.kubernetes.io/name]', sent: 'web', stored: undefined },
    ]);
  });

  test('unless a value is changed', () => {
    const answer = stored(({ spec }) => (spec.containers[0]!.image = 'shop:2'));
    expect(differences(pod, answer)).toEqual([{ path: 'spec.containers[0].image', sent: 'shop:1', stored: 'shop:2' }]);
  });

  test('unless a quantity is another amount', () => {
    const answer = stored(({ spec }) => (spec.containers[0]!.resources.limits.cpu = '501m'));
    expect(differences(pod, answer)).toEqual([
      { path: 'spec.containers[0].resources.limits.cpu', sent: '0.5', stored: '501m' },
    ]);
  });

  test('unless a list is shortened, lengthened or put in another order', () => {
    for (const args of [['--port'], ['--port', '8080', '-v'], ['8080', '--port']]) {
      expect(
        differences(
          pod,
          stored(({ spec }) => (spec.containers[0]!.args = args)),
        ),
      ).not.toEqual([]);
    }
    const emptied = differences(
      pod,
      stored(({ spec }) => (spec.containers = [])),
    );
    expect(emptied).toEqual([{ path: 'spec.containers', sent: pod.spec.containers, stored: [] }]);
  });

  test('unless an object or a list has become something else', () => {
    expect(differences({ a: { b: 1 } }, { a: 'b' })).toEqual([{ path: 'a', sent: { b: 1 }, stored: 'b' }]);
    expect(differences({ a: [1] }, { a: { 0: 1 } })).toEqual([{ path: 'a', sent: [1], stored: { 0: 1 } }]);
    expect(differences({ a: 1 }, { a: '1' })).toEqual([{ path: 'a', sent: 1, stored: '1' }]);
  });

  test('unless nothing is stored at all', () => {
    expect(differences(pod, undefined)).toEqual([{ path: '', sent: pod, stored: undefined }]);
  });

  test('even if a key is called like something that every object inherits', () => {
    expect(differences({ labels: { constructor: 'x' } }, { labels: {} })).toHaveLength(1);
  });
});

describe('what the server takes as not sent', () => {
  test('may be absent: null, empty lists and objects, also nested ones', () => {
    const empty = { a: null, b: [], c: {}, status: { loadBalancer: {} } };
    expect(differences(empty, {})).toEqual([]);
  });

  test('is no list with something in it', () => {
    expect(differences({ a: [{}] }, {})).toHaveLength(1);
  });

  test('may be absent: the zero of a field whose zero means nothing', () => {
    expect(differences({ env: [{ name: 'A', value: '' }], hostNetwork: false }, { env: [{ name: 'A' }] })).toEqual([]);
  });

  test('does not include a zero that means something', () => {
    expect(differences({ storageClassName: '' }, {})).toHaveLength(1);
    expect(differences({ hostUsers: false }, {})).toHaveLength(1);
    expect(differences({ value: '' }, { value: 'x' })).toHaveLength(1);
  });

  test('may be followed by the tolerations that admission adds, but not be replaced by them', () => {
    expect(differences({ tolerations: [{ key: 'a' }] }, { tolerations: [{ key: 'a' }, { key: 'b' }] })).toEqual([]);
    expect(differences({ tolerations: [{ key: 'a' }] }, { tolerations: [{ key: 'b' }, { key: 'a' }] })).toHaveLength(1);
  });
});

describe('quantities', () => {
  test.each([
    ['0.5', '500m'],
    [2, '2'],
    ['1000m', '1'],
    ['2048Mi', '2Gi'],
    ['1e3', '1k'],
    ['0.1', '100m'],
    ['1E', '1000P'],
    ['1.5Gi', '1536Mi'],
    ['0.0000000001', '1n'],
    ['-1', '-1000m'],
  ])('%s is the same amount as %s', (one, other) => {
    expect(nanos(one)).toBeDefined();
    expect(nanos(one)).toBe(nanos(other));
  });

  test('differ where the amounts do', () => {
    expect(nanos('1G')).not.toBe(nanos('1Gi'));
  });

  test.each(['', '.', 'm', '1.2.3', '1mm', 'latest', '1 Gi', true, null])('%p is none', (text) => {
    expect(nanos(text)).toBeUndefined();
  });

  test('are only compared as amounts where the field holds one', () => {
    expect(
      differences({ env: [{ name: 'CPU', value: '0.5' }] }, { env: [{ name: 'CPU', value: '500m' }] }),
    ).toHaveLength(1);
    expect(differences({ emptyDir: { sizeLimit: '1024Mi' } }, { emptyDir: { sizeLimit: '1Gi' } })).toEqual([]);
  });
});

test("a Secret's stringData is expected in its data", () => {
  const secret = { kind: 'Secret', metadata: { name: 's' }, data: { a: 'eA==' }, stringData: { b: 'y' } };
  expect(storedForm(secret)).toEqual({ kind: 'Secret', metadata: { name: 's' }, data: { a: 'eA==', b: 'eQ==' } });
});
