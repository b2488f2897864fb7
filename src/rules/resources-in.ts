import { isFeatureOn, featureOf } from '../kubernetes/fields/features';
import { isFields } from '../kubernetes/json';
import { parseResources, type Resources } from '../pod/resources/container-resources';
import type { Pod } from '../pod/pod';

/** The requests and limits of one `resources` field. */
export interface ResourcesAt extends Resources {
  /** The container that the field belongs to; none where it is that of the whole Pod. */
  readonly place: { readonly container?: string };
  /** The path of the field from the Pod's spec. */
  readonly path: string;
}

const POD_LEVEL_RESOURCES = featureOf('PodLevelResources');

/** The `resources` of all containers that can have them, and those of the whole Pod where the target knows them. */
export function resourcesIn({ spec, containers, target }: Pick<Pod, 'spec' | 'containers' | 'target'>): ResourcesAt[] {
  const ofContainers = containers
    .filter(({ kind }) => kind !== 'ephemeral')
    .map(({ name, path, fields }) => ({
      place: { container: name },
      path: `${path}.resources`,
      value: fields['resources'],
    }));
  const ofPod = { place: {}, path: 'resources', value: spec['resources'] };
  return [...ofContainers, ...(isFeatureOn(POD_LEVEL_RESOURCES, target) ? [ofPod] : [])]
    .filter(({ value }) => isFields(value))
    .map(({ place, path, value }) => ({ place, path, ...parseResources(value) }));
}

/**
 * The same as the API server judges them: an object of kind Pod is completed before, so that requests can come from
 * limits and those of the whole Pod from its containers, while a template is taken as it is written.
 */
export function judgedResourcesIn(pod: Pod): ResourcesAt[] {
  return resourcesIn(pod.kind.templatePath.length === 0 ? (pod.stored ?? pod) : pod);
}
