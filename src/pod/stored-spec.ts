import { NEGATIVE_GRACE_PERIOD_SECONDS, volumeSources } from '../kubernetes/fields/defaults';
import { featureOf, isFeatureOn, type FeatureTarget } from '../kubernetes/fields/features';
import { defaultImagePullPolicy } from '../kubernetes/image-pull-policy';
import { fieldsOf, isFields, listOf, type Fields } from '../kubernetes/json';
import { storedFields } from '../kubernetes/fields/stored-fields';
import { keepContainers } from './containers';
import { setDefaultResources } from './resources/default-resources';

declare const STORED: unique symbol;

/** A spec as the API server stores it, which one that is written cannot be passed for. Nothing changes it any more. */
export type StoredSpec = Fields & { readonly [STORED]: true };

const IMAGE_VOLUMES = featureOf('ImageVolume');

/**
 * The spec as the API server of a cluster stores it in the Pod that is created: without what the cluster does not know,
 * and with the defaults of Kubernetes written out. What admission adds (a service account, tolerations) is left out. The
 * spec must be free of wrong types, see `findWrongTypes`: a field of a wrong type is passed on or left out.
 *
 * Source: pkg/apis/core/v1/defaults.go, SetDefaults_Pod; pkg/registry/core/pod/strategy.go, PrepareForCreate.
 */
export function storedSpec(spec: Fields, target: FeatureTarget): StoredSpec {
  const stored = storedFields(spec, target);
  if (dropsImageVolumes(target)) dropImageVolumes(stored, spec);
  listOf(stored['volumes']).filter(isFields).forEach(setVolumeDefaults);
  containersIn(stored, 'containers', 'initContainers', 'ephemeralContainers').forEach(setPullPolicy);
  if (stored['hostNetwork'] === true) containersIn(stored, 'containers', 'initContainers').forEach(setHostPorts);
  setPodDefaults(stored);
  setDefaultResources(stored, target);
  keepContainers(stored);
  return stored as StoredSpec;
}

function containersIn(stored: Fields, ...lists: readonly string[]): Fields[] {
  return lists.flatMap((list) => listOf(stored[list]).filter(isFields));
}

/** A cluster that does not know image volumes takes one for an emptyDir; one that has them off takes it away. */
function dropsImageVolumes(target: FeatureTarget): boolean {
  return target.version.minor >= IMAGE_VOLUMES.since && !isFeatureOn(IMAGE_VOLUMES, target);
}

/** Source: pkg/api/pod/util.go, dropImageVolumes. */
function dropImageVolumes(stored: Fields, written: Fields): void {
  const volumes = listOf(written['volumes']).map(fieldsOf);
  const isImage = (volume: Fields): boolean => volume['image'] !== undefined && volume['image'] !== null;
  const names = new Set(volumes.filter(isImage).map(({ name }) => name));
  if (names.size === 0) return;
  stored['volumes'] = listOf(stored['volumes']).filter((_, index) => !isImage(volumes[index] ?? {}));
  for (const container of containersIn(stored, 'containers', 'initContainers', 'ephemeralContainers')) {
    const mounts = listOf(container['volumeMounts']);
    container['volumeMounts'] = mounts.filter((mount) => !names.has(fieldsOf(mount)['name']));
  }
}

/** Source: pkg/apis/core/v1/defaults.go, SetDefaults_Volume. */
function setVolumeDefaults(volume: Fields): void {
  if (!volumeSources().some((source) => volume[source] !== undefined)) volume['emptyDir'] = {};
  const { image } = volume;
  if (isFields(image)) image['pullPolicy'] ||= defaultImagePullPolicy(image['reference']);
}

function setPullPolicy(container: Fields): void {
  container['imagePullPolicy'] ||= defaultImagePullPolicy(container['image']);
}

/** Source: pkg/apis/core/v1/defaults.go, defaultHostNetworkPorts. */
function setHostPorts(container: Fields): void {
  for (const port of listOf(container['ports']).filter(isFields)) port['hostPort'] ||= port['containerPort'];
}

function setPodDefaults(stored: Fields): void {
  stored['securityContext'] ??= {};
  if (Number(stored['terminationGracePeriodSeconds']) < 0) {
    stored['terminationGracePeriodSeconds'] = NEGATIVE_GRACE_PERIOD_SECONDS;
  }
}
