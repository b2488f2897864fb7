import { findFieldPaths } from '../../../src/kubernetes/fields/field-path';

const spec = {
  hostUsers: false,
  terminationGracePeriodSeconds: 30,
  securityContext: null,
  initContainers: [
    { name: 'setup' },
    { name: 'proxy', restartPolicy: 'Always', lifecycle: { preStop: { sleep: { seconds: 0 } } } },
  ],
  containers: [{ name: 'web', lifecycle: { postStart: { sleep: { seconds: 5 } } } }],
};

describe('a pattern of fields finds', () => {
  test('a field by its name, with its value', () => {
    expect(findFieldPaths(spec, 'terminationGracePeriodSeconds')).toEqual([
      { path: 'terminationGracePeriodSeconds', value: 30 },
    ]);
  });

  test('a field of every item of a list, with its index', () => {
    expect(findFieldPaths(spec, 'initContainers[*].name')).toEqual([
      { path: 'initContainers[0].name', value: 'setup' },
      { path: 'initContainers[1].name', value: 'proxy' },
    ]);
  });

  test('every item of a list that ends the pattern', () => {
    expect(findFieldPaths({ args: ['a', 'b'] }, 'args[*]')).toEqual([
      { path: 'args[0]', value: 'a' },
      { path: 'args[1]', value: 'b' },
    ]);
  });

  test('each of several names, in the order of the pattern', () => {
    const pattern = '(containers|initContainers)[*].lifecycle.(preStop|postStart).sleep.seconds';
    expect(findFieldPaths(spec, pattern)).toEqual([
      { path: 'containers[0].lifecycle.postStart.sleep.seconds', value: 5 },
      { path: 'initContainers[1].lifecycle.preStop.sleep.seconds', value: 0 },
    ]);
  });

  test('only the fields with the value that it asks for', () => {
    expect(findFieldPaths(spec, 'initContainers[*].restartPolicy=Always')).toEqual([
      { path: 'initContainers[1].restartPolicy', value: 'Always' },
    ]);
    expect(findFieldPaths(spec, 'initContainers[*].restartPolicy=(OnFailure|Never)')).toEqual([]);
  });

  test('numbers and booleans by the text of their value', () => {
    expect(findFieldPaths(spec, 'hostUsers=false')).toEqual([{ path: 'hostUsers', value: false }]);
    expect(findFieldPaths(spec, 'initContainers[*].lifecycle.preStop.sleep.seconds=0')).toHaveLength(1);
    expect(findFieldPaths(spec, 'terminationGracePeriodSeconds=3')).toEqual([]);
  });

  test('a field that is false, zero, empty text, or an empty object', () => {
    const fields = { no: false, zero: 0, text: '', object: {}, list: [] };
    expect(Object.keys(fields).flatMap((name) => findFieldPaths(fields, name))).toEqual([
      { path: 'no', value: false },
      { path: 'zero', value: 0 },
      { path: 'text', value: '' },
      { path: 'object', value: {} },
      { path: 'list', value: [] },
    ]);
  });
});

describe('a pattern of fields passes over', () => {
  test('fields that are null or not there', () => {
    expect(findFieldPaths(spec, 'securityContext')).toEqual([]);
    expect(findFieldPaths(spec, 'securityContext.appArmorProfile')).toEqual([]);
    expect(findFieldPaths(spec, 'volumes[*].image')).toEqual([]);
  });

  test('what has another type than the pattern needs', () => {
    expect(findFieldPaths({ containers: 'web' }, 'containers[*].name')).toEqual([]);
    expect(findFieldPaths({ containers: [null, 'web', ['x'], { name: 'web' }] }, 'containers[*].name')).toEqual([
      { path: 'containers[3].name', value: 'web' },
    ]);
    expect(findFieldPaths('spec', 'containers[*].name')).toEqual([]);
  });

  test('an object where it asks for a value, whatever the object says of its own text', () => {
    expect(findFieldPaths({ policy: { toString: 'Always' } }, 'policy=Always')).toEqual([]);
    expect(findFieldPaths({ policy: ['Always'] }, 'policy=Always')).toEqual([]);
  });
});
