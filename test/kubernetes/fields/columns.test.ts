import { COUNTS, RESOURCE_LIST_NAMES, RESOURCE_LISTS, SIZES } from '../../../src/kubernetes/fields/amounts';
import { FIELD_DEFAULTS } from '../../../src/kubernetes/fields/defaults';
import { FEATURES, type Feature } from '../../../src/kubernetes/fields/features';
import { parseFieldPattern } from '../../../src/kubernetes/fields/field-path';
import { newestFields, objectType, typeNames } from '../../../src/kubernetes/fields/field-table';
import type { Field, FieldType } from '../../../src/kubernetes/fields/field-types';
import { FEATURE_GATES } from '../../../src/kubernetes/fields/generated/feature-gates';
import { mergedListsOf } from '../../../src/kubernetes/fields/merge-keys';
import { DROPPED_WHEN_EMPTY } from '../../../src/kubernetes/fields/stored-fields';
import { placesOf, podFields, type PlacedField } from '../../../scripts/fields/pod-fields';
import { changedFields, undecidedFields } from '../../../scripts/fields/undecided';
import { FIELDS_WITHOUT_FEATURE, PLACES_WITHOUT_FEATURE } from '../../../scripts/fields/without-feature';

const OLDEST_MINOR = 27;
const FIELDS = podFields();
const BY_PATH = new Map(FIELDS.map((placed) => [placed.path, placed]));

function placedAt(path: string): PlacedField {
  const placed = BY_PATH.get(path);
  if (!placed) throw new Error(`OpenAPI has no field ${path} in the spec of a Pod`);
  return placed;
}

/** The field itself where a path ends with `[*]`. */
function withoutItem(path: string): string {
  return path.replace(/\[\*\]$/, '');
}

function isScalar({ field }: PlacedField, scalar: string): boolean {
  return field.type.form === 'scalar' && field.type.scalar === scalar;
}

function holdsQuantities({ field }: PlacedField): boolean {
  return field.type.form === 'map' && isQuantity(field.type.values);
}

function isQuantity(type: FieldType): boolean {
  return type.form === 'scalar' && type.scalar === 'quantity';
}

describe('the column of features', () => {
  const rows = FEATURES.flatMap((feature) => feature.fields.map((pattern) => [pattern, feature] as const));

  /** Init containers, which are of the same type, have had it for longer. */
  const LATER_THAN_THE_TYPE = ['containers[*].restartPolicy'];

  test.each(rows)('names places that OpenAPI has in the minor versions of the feature: %s', (pattern, feature) => {
    const ofValue = parseFieldPattern(pattern).some(({ expected }) => expected !== undefined);
    const isLater = ofValue || LATER_THAN_THE_TYPE.includes(pattern);
    for (const { path, range } of placesOf(pattern).map(placedAt)) {
      const since = Math.max(range.since, isLater ? sinceOf(feature) : OLDEST_MINOR);
      expect({ path, since, until: range.until }).toEqual({
        path,
        since: sinceOf(feature),
        until: feature.until ?? Infinity,
      });
    }
  });

  function sinceOf({ since }: Feature): number {
    return Math.max(since, OLDEST_MINOR);
  }

  test('asks only for values that an enumeration has, since the minor version of the feature', () => {
    const wrong = rows.flatMap(([pattern, feature]) =>
      parseFieldPattern(pattern).flatMap(({ expected }) =>
        placesOf(pattern)
          .map((path) => placedAt(path).field.values)
          .filter((values) => expected !== undefined && values.length > 0)
          .filter(
            (values) =>
              !values.some(({ value, since }) => value === expected && (since === 0 || since === feature.since)),
          )
          .map(() => `${pattern} ${expected}`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('knows the history of every gate', () => {
    expect(FEATURES.filter(({ gate }) => !/^\d\d \w+/.test(FEATURE_GATES[gate] ?? ''))).toEqual([]);
  });

  test('has a row, or an exception with its reason, for every field that not all versions have', () => {
    expect(undecidedFields()).toEqual([]);
  });

  test('has no exception for a field that all versions have', () => {
    const { inPod, elsewhere } = changedFields();
    const places = PLACES_WITHOUT_FEATURE.flatMap((exception) => exception.places.flatMap(placesOf));
    expect(places.filter((path) => !inPod.includes(path))).toEqual([]);
    const fields = FIELDS_WITHOUT_FEATURE.flatMap((exception) => exception.fields);
    expect(fields.filter((field) => !elsewhere.includes(field))).toEqual([]);
  });
});

describe('the column of defaults', () => {
  const defaults = FIELD_DEFAULTS.flatMap(({ at, values }) =>
    (at === '' ? [''] : placesOf(at)).flatMap((place) => {
      const head = place === '' ? '' : `${place}.`;
      return Object.entries(values).map(([name, value]) => [`${head}${name}`, value] as const);
    }),
  );
  const JSON_TYPES: { readonly [scalar: string]: string } = { int32: 'number', int64: 'number' };

  test.each(defaults)('names a field of OpenAPI, with a value of its type: %s', (path, value) => {
    const { type, values } = placedAt(path).field;
    const scalar = type.form === 'scalar' ? type.scalar : type.form;
    expect(typeof value).toBe(JSON_TYPES[scalar] ?? scalar);
    // The empty type of a hostPath is a value too.
    expect(['', ...values.map((known) => known.value), ...(values.length === 0 ? [value] : [])]).toContain(value);
  });

  test('has every default that OpenAPI names', () => {
    const named = FIELDS.flatMap(({ path, field }) => (field.default === undefined ? [] : [[path, field.default]]));
    const known = new Map<string, unknown>(defaults);
    expect(named).toHaveLength(12);
    expect(named.filter(([path = '', value]) => known.get(path) !== value)).toEqual([]);
  });
});

describe('the column of amounts', () => {
  test('names only whole numbers, quantities, and quantities by name', () => {
    const wrong = [
      ...COUNTS.flatMap(placesOf).filter((path) => !/^int/.test(scalarAt(path))),
      ...SIZES.flatMap(placesOf).filter((path) => scalarAt(path) !== 'quantity'),
      ...RESOURCE_LISTS.flatMap(placesOf).filter((path) => !holdsQuantities(placedAt(path))),
    ];
    expect(wrong).toEqual([]);
  });

  function scalarAt(path: string): string {
    const { type } = placedAt(path).field;
    return type.form === 'scalar' ? type.scalar : '';
  }

  test('has every quantity of the spec of a Pod but divisors, and what stands in ephemeral containers and claims', () => {
    const known = new Set([...SIZES, ...RESOURCE_LISTS].flatMap(placesOf));
    const quantities = FIELDS.filter((placed) => isScalar(placed, 'quantity') || holdsQuantities(placed));
    const others = quantities.map(({ path }) => path).filter((path) => !known.has(path));
    expect([...new Set(others)].filter((path) => !path.endsWith('resourceFieldRef.divisor'))).toEqual([
      'ephemeralContainers[*].resources.limits',
      'ephemeralContainers[*].resources.requests',
      'volumes[*].ephemeral.volumeClaimTemplate.spec.resources.limits',
      'volumes[*].ephemeral.volumeClaimTemplate.spec.resources.requests',
    ]);
  });

  test('has every number of seconds and of tries but those of ephemeral containers and of other parts', () => {
    const known = new Set(COUNTS.flatMap(placesOf));
    const counts = FIELDS.filter((placed) => isScalar(placed, 'int32') || isScalar(placed, 'int64'))
      .map(({ path }) => path)
      .filter((path) => /(Seconds|seconds|Threshold)$/.test(path) && !path.startsWith('ephemeralContainers'));
    expect([...new Set(counts)].filter((path) => !known.has(path))).toEqual([
      'tolerations[*].tolerationSeconds',
      'volumes[*].ephemeral.volumeClaimTemplate.metadata.deletionGracePeriodSeconds',
      'volumes[*].projected.sources[*].podCertificate.maxExpirationSeconds',
      'volumes[*].projected.sources[*].serviceAccountToken.expirationSeconds',
    ]);
  });

  test('has the name of every field that holds quantities by name', () => {
    const names = FIELDS.filter(holdsQuantities).map(({ field }) => field.name);
    expect([...new Set(names)].sort()).toEqual([...RESOURCE_LIST_NAMES].sort());
  });
});

describe('the column of fields that are dropped when they are empty', () => {
  test('names objects of a container that hold nothing but what a feature can drop', () => {
    const paths = [
      'containers[*].lifecycle',
      ...['postStart', 'preStop'].map((hook) => `containers[*].lifecycle.${hook}`),
    ];
    expect(paths.map((path) => placedAt(path).field.name).sort()).toEqual([...DROPPED_WHEN_EMPTY].sort());
    expect(paths.filter((path) => placedAt(path).field.type.form !== 'object')).toEqual([]);
  });
});

describe('the column of merge keys', () => {
  test('is that of OpenAPI for the spec of a Pod and for a container', () => {
    const keys = [...mergedListsOf('PodSpec'), ...mergedListsOf('Container')].map(([list, merged]) => [
      list,
      merged.keys.join(),
      ...(merged.isUnion ? ['union'] : []),
    ]);
    expect(keys).toEqual([
      ['containers', 'name'],
      ['ephemeralContainers', 'name'],
      ['evictionResponders', 'name'],
      ['hostAliases', 'ip'],
      ['imagePullSecrets', 'name'],
      ['initContainers', 'name'],
      ['resourceClaims', 'name', 'union'],
      ['schedulingGates', 'name'],
      ['topologySpreadConstraints', 'topologyKey,whenUnsatisfiable'],
      ['volumes', 'name', 'union'],
      ['env', 'name', 'union'],
      ['ports', 'containerPort,protocol'],
      ['volumeDevices', 'devicePath'],
      ['volumeMounts', 'mountPath'],
    ]);
  });

  test('names fields of the items, of which each is required or has a default, but for the name of a pull secret', () => {
    const wrong = typeNames()
      .flatMap((name) => newestFields(objectType(name)).filter(({ listKeys }) => listKeys.length > 0))
      .flatMap((field) => field.listKeys.filter((key) => !isKey(field, key)).map((key) => `${field.name} ${key}`));
    expect(wrong).toEqual(['imagePullSecrets name']);
  });

  function isKey({ type }: Field, key: string): boolean {
    if (type.form !== 'list' || type.items.form !== 'object') return false;
    const fields = newestFields(objectType(type.items.typeName));
    return fields.some((field) => field.name === key && (field.isRequired || field.default !== undefined));
  }

  test('is the same for containers of all kinds', () => {
    expect(mergedListsOf('EphemeralContainer')).toEqual(mergedListsOf('Container'));
  });
});

test('a list of a pattern is a list in OpenAPI, and what is no list there is none in a pattern', () => {
  const patterns = [...FEATURES.flatMap(({ fields }) => fields), ...FIELD_DEFAULTS.map(({ at }) => at)];
  const places = patterns.filter((pattern) => pattern !== '').flatMap(placesOf);
  const lists = places.filter((path) => path.endsWith('[*]')).map(withoutItem);
  expect(lists.filter((path) => placedAt(path).field.type.form !== 'list')).toEqual([]);
});
