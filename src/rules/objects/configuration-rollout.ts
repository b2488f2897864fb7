import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isFields, listOf, textOf } from '../../kubernetes/json';
import { fieldsAt } from '../../kubernetes/kinds';
import type { PodContainer } from '../../pod/containers';
import type { ObjectProblem, ObjectsRule } from '../rule';
import { ObjectIndex, SELECTED_POD_FIELDS, type Workload } from '../selected-pods';

const TEMPLATE = 'spec.template';
const READINGS = `${TEMPLATE}.spec.{initContainers,containers}[*]`;

/** Annotations that change with the configuration: `checksum/config`, `config-hash`, that of a reloader. */
const FOLLOWS = /checksum|hash|sha256|reload|config|version|revision|restartedAt/i;

/** The end of a name that changes with the contents, as kustomize writes it. */
const HASHED = /-[b-df-h2-9kmt]{10}$/;

/**
 * A change of the ConfigMap that a container reads as environment rolls its Pods. The kubelet reads it when it starts a
 * container: running ones keep the old values, and those that start later have the new ones. A ConfigMap of another input
 * is changed by others.
 */
export const configurationRollout: ObjectsRule = {
  id: 'configuration-rollout',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A change of the environment that a ConfigMap holds rolls the Pods.',
  fields: [
    ...SELECTED_POD_FIELDS,
    'immutable',
    `${TEMPLATE}.metadata.annotations`,
    `${READINGS}.envFrom[*].configMapRef`,
    `${READINGS}.env[*].valueFrom.configMapKeyRef`,
  ],
  source: 'https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically',
  check: (objects) => {
    const index = ObjectIndex.of(objects);
    const maps = new Map(
      index
        .ofKind('', 'ConfigMap')
        .filter(({ object, name }) => object.manifest['immutable'] !== true && !HASHED.test(name))
        .map((map) => [`${map.namespace}/${map.name}`, map.object]),
    );
    if (maps.size === 0) return [];
    return index.workloads.filter(isNotRolled).flatMap((workload): ObjectProblem[] => {
      const reading = workload.containers
        .flatMap(readingsOf)
        .find(({ name }) => maps.has(`${workload.namespace}/${name}`));
      const map = reading && maps.get(`${workload.namespace}/${reading.name}`);
      if (!map) return [];
      return [
        {
          object: workload.object,
          relatedObjects: [map],
          objectPath: `${workload.podPath}.${reading.path}`,
          value: reading.name,
          message: `"${reading.container}" reads the ConfigMap "${reading.name}" as environment: a change of it reaches no running Pod, and all that start later.`,
          fix: 'add an annotation with a hash of the ConfigMap to the Pod template, or give each version of the ConfigMap another name.',
        },
      ];
    });
  },
};

/** A bare Pod is not rolled. */
function isNotRolled({ object: { manifest }, kind }: Workload): boolean {
  const metadata = fieldsOf(fieldsAt(manifest, ['spec', 'template'])?.['metadata']);
  return kind !== 'Pod' && !Object.keys(fieldsOf(metadata['annotations'])).some((name) => FOLLOWS.test(name));
}

interface Reading {
  readonly container: string;
  readonly path: string;
  readonly name: string;
}

function readingsOf({ name: container, path, fields }: PodContainer): Reading[] {
  const keys = listOf(fields['env']).map((item) => fieldsOf(fieldsOf(item)['valueFrom'])['configMapKeyRef']);
  const all = listOf(fields['envFrom']).map((item) => fieldsOf(item)['configMapRef']);
  return [
    ...keys.map((from, index) => [from, `env[${index}].valueFrom.configMapKeyRef`] as const),
    ...all.map((from, index) => [from, `envFrom[${index}].configMapRef`] as const),
  ].flatMap(([from, at]) => {
    const name = isFields(from) ? textOf(from['name']) : undefined;
    return name ? [{ container, path: `${path}.${at}`, name }] : [];
  });
}
