import { fieldIn, newestField, newestFields, objectType, typeNames } from '../../../src/kubernetes/fields/field-table';
import type { FieldType } from '../../../src/kubernetes/fields/field-types';
import { FIELD_TABLE } from '../../../src/kubernetes/fields/generated/field-table';

const LINES = FIELD_TABLE.trim().split('\n');
const TYPE_LINE = /^[A-Z]\w+( \d*-\d*)?$/;
const FIELD_LINE =
  /^ {2}\w+!? (\[\w+\]|\{\w+\}|\w+)( set)?( key=\w+(,\w+)*)?( merge=\w+)?( retainKeys)?( default=\S+)?( enum=\S+)?( \d*-\d*)?$/;

describe('the generated table of fields', () => {
  test('has only lines that can be read', () => {
    expect(LINES.filter((line) => !TYPE_LINE.test(line) && !FIELD_LINE.test(line))).toEqual([]);
  });

  test('is in alphabetical order', () => {
    expect(typeNames()).toEqual([...typeNames()].sort());
    const blocks = FIELD_TABLE.trim().split(/\n(?! )/);
    const unsorted = blocks.filter(
      (block) => block.split('\n').slice(1).join() !== block.split('\n').slice(1).sort().join(),
    );
    expect(unsorted).toEqual([]);
  });

  test('has every type that a field refers to', () => {
    const types = typeNames().flatMap((name) => [...objectType(name).fields.values()].flat().map(({ type }) => type));
    const names = types.flatMap(namesIn);
    expect(names.length).toBeGreaterThan(200);
    expect(names.filter((name) => !typeNames().includes(name))).toEqual([]);
  });

  test('has the kinds that hold a Pod, and those that stand beside one', () => {
    const kinds = [
      'Pod',
      'Deployment',
      'StatefulSet',
      'CronJob',
      'Service',
      'PodDisruptionBudget',
      'ConfigMap',
      'Secret',
    ];
    expect(kinds.filter((kind) => !typeNames().includes(kind))).toEqual([]);
  });

  test('is small, since every user of the package downloads it', () => {
    expect(FIELD_TABLE.length).toBeLessThan(50_000);
  });
});

function namesIn(type: FieldType): string[] {
  if (type.form === 'object') return [type.typeName];
  if (type.form === 'list') return namesIn(type.items);
  return type.form === 'map' ? namesIn(type.values) : [];
}

describe('a type of the table', () => {
  test('has its fields with what OpenAPI says of them', () => {
    const container = objectType('Container');
    expect(newestField(container, 'ports')).toEqual({
      name: 'ports',
      type: { form: 'list', items: { form: 'object', typeName: 'ContainerPort' } },
      isRequired: false,
      listKeys: ['containerPort', 'protocol'],
      mergeKey: 'containerPort',
      isSet: false,
      retainsKeys: false,
      values: [],
      since: 0,
      until: Infinity,
    });
    expect(newestField(container, 'name')?.isRequired).toBe(true);
    expect(newestField(objectType('Volume'), 'image')).toMatchObject({ since: 31, until: Infinity });
    expect(newestField(objectType('PodSpec'), 'volumes')?.retainsKeys).toBe(true);
    expect(newestField(objectType('VolumeMount'), 'bindMountOptions')?.isSet).toBe(true);
    expect(newestField(objectType('ContainerPort'), 'protocol')).toMatchObject({
      type: { form: 'scalar', scalar: 'string' },
      default: 'TCP',
    });
  });

  test('has the values of an enumeration, with the minor version that brought them', () => {
    expect(newestField(objectType('Toleration'), 'operator')?.values).toEqual([
      { value: 'Equal', since: 0, until: Infinity },
      { value: 'Exists', since: 0, until: Infinity },
      { value: 'Gt', since: 35, until: Infinity },
      { value: 'Lt', since: 35, until: Infinity },
    ]);
  });

  test('has a field only in the minor versions that know it', () => {
    const spec = objectType('PodSpec');
    const minors = [27, 34, 35, 36, 99].filter((minor) => fieldIn(spec, 'workloadRef', minor) !== undefined);
    expect(minors).toEqual([35]);
    expect(fieldIn(spec, 'schedulingGroup', 99)?.type).toEqual({ form: 'object', typeName: 'PodSchedulingGroup' });
    expect(fieldIn(spec, 'workload', 37)).toBeUndefined();
  });

  test('has a field that changed in the form of the minor version', () => {
    const claim = objectType('PersistentVolumeClaimSpec');
    expect(fieldIn(claim, 'resources', 28)?.type).toEqual({ form: 'object', typeName: 'ResourceRequirements' });
    expect(fieldIn(claim, 'resources', 29)?.type).toEqual({ form: 'object', typeName: 'VolumeResourceRequirements' });
    expect(newestFields(claim).filter(({ name }) => name === 'resources')).toHaveLength(1);
  });

  test('that is not there is an error', () => {
    expect(() => objectType('PodSpecs')).toThrow(new Error('the table of fields has no type "PodSpecs"'));
  });
});
