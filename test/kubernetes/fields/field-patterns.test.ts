import { FieldPatterns } from '../../../src/kubernetes/fields/field-patterns';

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
    expect(new FieldPatterns(['terminationGracePeriodSeconds']).find(spec)).toEqual([
      { path: 'terminationGracePeriodSeconds', value: 30 },
    ]);
  });

  test('a field of every item of a list, with its index', () => {
    expect(new FieldPatterns(['initContainers[*].name']).find(spec)).toEqual([
      { path: 'initContainers[0].name', value: 'setup' },
      { path: 'initContainers[1].name', value: 'proxy' },
    ]);
  });

  test('every item of a list that ends the pattern', () => {
    expect(new FieldPatterns(['args[*]']).find({ args: ['a', 'b'] })).toEqual([
      { path: 'args[0]', value: 'a' },
      { path: 'args[1]', value: 'b' },
    ]);
  });

  test('each of several names, in the order of the pattern', () => {
    const pattern = '(containers|initContainers)[*].lifecycle.(preStop|postStart).sleep.seconds';
    expect(new FieldPatterns([pattern]).find(spec)).toEqual([
      { path: 'containers[0].lifecycle.postStart.sleep.seconds', value: 5 },
      { path: 'initContainers[1].lifecycle.preStop.sleep.seconds', value: 0 },
    ]);
  });

  test('only the fields with the value that it asks for', () => {
    expect(new FieldPatterns(['initContainers[*].restartPolicy=Always']).find(spec)).toEqual([
      { path: 'initContainers[1].restartPolicy', value: 'Always' },
    ]);
    expect(new FieldPatterns(['initContainers[*].restartPolicy=(OnFailure|Never)']).find(spec)).toEqual([]);
  });

  test('numbers and booleans by the text of their value', () => {
    expect(new FieldPatterns(['hostUsers=false']).find(spec)).toEqual([{ path: 'hostUsers', value: false }]);
    expect(new FieldPatterns(['initContainers[*].lifecycle.preStop.sleep.seconds=0']).find(spec)).toHaveLength(1);
    expect(new FieldPatterns(['terminationGracePeriodSeconds=3']).find(spec)).toEqual([]);
  });

  test('a field that is false, zero, empty text, or an empty object', () => {
    const fields = { no: false, zero: 0, text: '', object: {}, list: [] };
    expect(Object.keys(fields).flatMap((name) => new FieldPatterns([name]).find(fields))).toEqual([
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
    expect(new FieldPatterns(['securityContext']).find(spec)).toEqual([]);
    expect(new FieldPatterns(['securityContext.appArmorProfile']).find(spec)).toEqual([]);
    expect(new FieldPatterns(['volumes[*].image']).find(spec)).toEqual([]);
  });

  test('what has another type than the pattern needs', () => {
    expect(new FieldPatterns(['containers[*].name']).find({ containers: 'web' })).toEqual([]);
    expect(
      new FieldPatterns(['containers[*].name']).find({ containers: [null, 'web', ['x'], { name: 'web' }] }),
    ).toEqual([{ path: 'containers[3].name', value: 'web' }]);
    expect(new FieldPatterns(['containers[*].name']).find('spec')).toEqual([]);
  });

  test('an object where it asks for a value, whatever the object says of its own text', () => {
    expect(new FieldPatterns(['policy=Always']).find({ policy: { toString: 'Always' } })).toEqual([]);
    expect(new FieldPatterns(['policy=Always']).find({ policy: ['Always'] })).toEqual([]);
  });
});
