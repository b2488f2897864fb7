import { QosClass } from '../../kubernetes/qos-class';
import { requirementOf } from '../../qos/declarations';
import type { QosTier } from '../../qos/qos-tier';
import type { HelperResources } from '../../qos/resource-amounts';
import { EditPhase } from '../../edits/pod-edit';
import type { PodHelper } from './pod-helper';

/** Whether resources are given as a tier, of any copy of the package. */
export function isTier(resources: HelperResources | QosTier | undefined): resources is QosTier {
  return resources !== undefined && 'applyTo' in resources;
}

/**
 * Takes default resources away again if the Pod is declared BestEffort. A Pod that is declared Guaranteed needs no such
 * help: its helpers get equal requests and limits.
 *
 * - Container: no `resources`.
 */
export function omitResourcesIfBestEffort(helper: PodHelper): void {
  const { containerName, podTemplate } = helper;
  podTemplate._keep({
    phase: EditPhase.CONTAINER_PARTS,
    apply: (draft, author) => {
      if (requirementOf(podTemplate.workload)?.qosClass !== QosClass.BEST_EFFORT) return;
      const container = draft.container(containerName, author);
      if (container) delete container['resources'];
    },
  });
}
