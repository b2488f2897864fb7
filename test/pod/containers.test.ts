import { NEWEST_VERSION } from '../../src/kubernetes/version';
import { storedSpec } from '../../src/pod/stored-spec';
import { containerAt, containersOf } from '../../src/pod/containers';

const spec = {
  containers: [{ name: 'web' }, { name: 'logs', restartPolicy: 'Always' }],
  ephemeralContainers: [{ name: 'debug' }],
  initContainers: [
    { name: 'setup' },
    { name: 'proxy', restartPolicy: 'Always' },
    { name: 'check', restartPolicy: 'OnFailure' },
  ],
};

describe('the containers of a Pod', () => {
  test('stand in the order in which Kubernetes starts them, each with what it is and where', () => {
    const found = containersOf(spec).map(({ name, kind, path }) => [name, kind, path]);
    expect(found).toEqual([
      ['setup', 'init', 'initContainers[0]'],
      ['proxy', 'sidecar', 'initContainers[1]'],
      ['check', 'init', 'initContainers[2]'],
      ['web', 'app', 'containers[0]'],
      ['logs', 'app', 'containers[1]'],
      ['debug', 'ephemeral', 'ephemeralContainers[0]'],
    ]);
  });

  test('are their own fields, not copies', () => {
    expect(containersOf(spec)[3]?.fields).toBe(spec.containers[0]);
  });

  test('keep the index that they have in the manifest where others are no objects', () => {
    const broken = { containers: [null, 'web', 5, ['x'], { name: 'web' }], initContainers: { name: 'setup' } };
    expect(containersOf(broken).map(({ path }) => path)).toEqual(['containers[4]']);
  });

  test('have an empty name where theirs is missing or no text', () => {
    expect(containersOf({ containers: [{}, { name: 5 }, { name: null }] }).map(({ name }) => name)).toEqual([
      '',
      '',
      '',
    ]);
  });

  test('are none where the Pod lists none', () => {
    expect(containersOf({})).toEqual([]);
  });
});

describe('the container at a path', () => {
  const many = containersOf({ containers: Array.from({ length: 11 }, (_, index) => ({ name: `c${index}` })) });

  test('is the one that the path leads into', () => {
    expect(containerAt(many, 'containers[1].image')?.name).toBe('c1');
    expect(containerAt(many, 'containers[10].image')?.name).toBe('c10');
    expect(containerAt(containersOf(spec), 'initContainers[1].env[0].name')?.name).toBe('proxy');
  });

  test('is none where the path leads elsewhere', () => {
    expect(containerAt(many, 'volumes[0].name')).toBeUndefined();
    expect(containerAt(many, 'containers[11].image')).toBeUndefined();
  });
});

test('the containers of a stored spec are listed once, those of one that may change anew', () => {
  const written = { containers: [{ name: 'web' }] };
  const stored = storedSpec(written, { version: NEWEST_VERSION, featureGates: {} });
  expect(containersOf(stored)).toBe(containersOf(stored));
  expect(containersOf(written)).not.toBe(containersOf(written));
});
