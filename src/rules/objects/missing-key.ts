import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { closestName } from '../../kubernetes/closest-name';
import { fieldsOf, listOf, textOf, type Fields } from '../../kubernetes/json';
import type { PodContainer } from '../../pod/containers';
import type { InputObject, ObjectProblem, ObjectsRule } from '../rule';
import { ObjectIndex, SELECTED_POD_FIELDS, type Workload } from '../selected-pods';
import { SYMPTOMS } from '../symptoms';

/** What a variable can come from: the field of the reference, the kind, and where the kind has its keys. */
const SOURCES = [
  { field: 'configMapKeyRef', kind: 'ConfigMap', keysIn: ['data', 'binaryData'] },
  { field: 'secretKeyRef', kind: 'Secret', keysIn: ['data', 'stringData'] },
] as const;

/**
 * A key that a variable comes from is in its ConfigMap or Secret. The kubelet does not start a container without it. An
 * object of another input may have any key, and one without a key is filled in by somebody else.
 */
export const missingKey: ObjectsRule = {
  id: 'missing-key',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A key that a variable comes from is in its ConfigMap or Secret.',
  fields: [
    ...SELECTED_POD_FIELDS,
    'data',
    'binaryData',
    'stringData',
    ...SOURCES.map(({ field }) => `spec.template.spec.{initContainers,containers}[*].env[*].valueFrom.${field}`),
  ],
  symptoms: [SYMPTOMS.configError, SYMPTOMS.missingMapKey, SYMPTOMS.missingSecretKey],
  source: 'k8s.io/kubernetes/pkg/kubelet, makeEnvironmentVariables',
  check: (objects) => {
    const index = ObjectIndex.of(objects);
    return SOURCES.flatMap((source) => {
      const named = new Map(
        index.ofKind('', source.kind).map(({ namespace, name, object }) => {
          return [`${namespace}/${name}`, { object, keys: keysOf(object.manifest, source.keysIn) }];
        }),
      );
      return index.workloads.flatMap((workload) =>
        workload.containers
          .flatMap((container) => referencesOf(container, source.field))
          .flatMap((reference) => problemOf(workload, reference, source, named)),
      );
    });
  },
};

/** A ConfigMap or Secret with its keys. */
interface KeyedObject {
  readonly object: InputObject;
  readonly keys: ReadonlySet<string>;
}

interface Reference {
  readonly container: string;
  readonly path: string;
  readonly name: string;
  readonly key: string;
}

function referencesOf({ name: container, path, fields }: PodContainer, field: string): Reference[] {
  return listOf(fields['env']).flatMap((item, index) => {
    const { name, key, optional } = fieldsOf(fieldsOf(fieldsOf(item)['valueFrom'])[field]);
    const [object, wanted] = [textOf(name), textOf(key)];
    if (!object || !wanted || optional === true) return [];
    return [{ container, path: `${path}.env[${index}].valueFrom.${field}.key`, name: object, key: wanted }];
  });
}

/** Nobody writes so many keys by hand, and each wrong one would be compared with all of them. */
const MAX_COMPARED = 1000;

function problemOf(
  { object, namespace, podPath }: Workload,
  { container, path, name, key }: Reference,
  { kind }: (typeof SOURCES)[number],
  named: ReadonlyMap<string, KeyedObject>,
): ObjectProblem[] {
  const source = named.get(`${namespace}/${name}`);
  if (!source || source.keys.size === 0 || source.keys.has(key)) return [];
  const meant = source.keys.size > MAX_COMPARED ? undefined : closestName(key, [...source.keys]);
  return [
    {
      object,
      relatedObjects: [source.object],
      objectPath: `${podPath}.${path}`,
      value: key,
      message: `the ${kind} "${name}" has no key "${key}": "${container}" does not start.`,
      fix:
        meant === undefined
          ? `name a key that it has, or add "${key}" to it.`
          : `did you mean "${meant}"? Use that key.`,
    },
  ];
}

function keysOf(manifest: Fields, fields: readonly string[]): Set<string> {
  return new Set(fields.flatMap((field) => Object.keys(fieldsOf(manifest[field]))));
}
