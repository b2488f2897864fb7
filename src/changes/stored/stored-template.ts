import type { FeatureTarget } from '../../kubernetes/fields/features';
import { storedFields } from '../../kubernetes/fields/stored-fields';
import { fieldsOf, isAbsent, isFields, listOf, type Fields } from '../../kubernetes/json';
import { storedSpec } from '../../pod/stored-spec';

const LISTS = ['initContainers', 'containers'];

/** From this version on, ports of the node are written out in Pods alone. */
const HOST_PORTS_IN_PODS_MINOR = 28;

/**
 * The spec of a Pod template as the API server stores it. Some defaults it writes into Pods alone: writing them out in a
 * template makes another template, and so other Pods.
 *
 * Source: pkg/apis/core/v1/defaults.go, SetDefaults_Pod and SetDefaults_PodSpec
 */
export function storedTemplateSpec(spec: Fields, target: FeatureTarget): Fields {
  const written = storedFields(spec, target);
  const { enableServiceLinks: _links, resources: _resources, ...stored } = storedSpec(spec, target);
  const lists = LISTS.filter((list) => Array.isArray(stored[list]));
  return {
    ...stored,
    ...kept(written, isAbsent(spec['enableServiceLinks']) ? ['resources'] : ['resources', 'enableServiceLinks']),
    ...Object.fromEntries(lists.map((list) => [list, asWritten(stored[list], written[list], target)])),
  };
}

function asWritten(stored: unknown, written: unknown, { version }: FeatureTarget): unknown[] {
  const names = version.minor >= HOST_PORTS_IN_PODS_MINOR ? ['resources', 'ports'] : ['resources'];
  return listOf(stored).map((item, index) => {
    if (!isFields(item)) return item;
    const others = Object.entries(item).filter(([name]) => !names.includes(name));
    return { ...Object.fromEntries(others), ...kept(fieldsOf(listOf(written)[index]), names) };
  });
}

function kept(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.flatMap((name) => (isAbsent(fields[name]) ? [] : [[name, fields[name]]])));
}
