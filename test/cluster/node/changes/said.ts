import type { SideObject } from '../../../../src/changes/objects/changed-objects';
import { KubernetesVersion } from '../../../../src/kubernetes/version';
import { inputObjects, objectItems } from '../../../../src/manifests/input-objects';
import { allChanges, type AllChanges } from '../../../support/all-changes';
import type { JsonObject } from '../../json';

const TARGET = { version: KubernetesVersion.V1_36, featureGates: {} };

/** What `diff` says of a change on a cluster of the version of the node. */
export function said(before: readonly JsonObject[], after: readonly JsonObject[]): AllChanges {
  return allChanges(sideOf(before), sideOf(after), { target: TARGET, podKinds: [] });
}

function sideOf(items: readonly JsonObject[]): SideObject[] {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  return objectItems([...inputObjects('a.json', list)]);
}
