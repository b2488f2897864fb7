import type { IConstruct } from 'constructs';
import { deepCopy, type Fields } from '../kubernetes/json';
import type { QosClass } from '../kubernetes/qos-class';
import { parseResources } from '../pod/resources/container-resources';
import { isPodLevelResource } from '../pod/resources/pod-level-resources';
import type { PodDraft } from '../edits/pod-draft';
import { EditPhase, type PodEdit } from '../edits/pod-edit';
import { arePlusDefaultResources } from '../plus/plus-defaults';
import { containersOf } from '../pod/containers';
import { rejectOption } from '../enforcement/reject-option';
import { addRequirement } from '../template/add-requirement';
import { PodTemplate } from '../template/pod-template';
import { podBudgetRule } from './pod-budget-rule';
import { PodTierFallback, type PodTierOptions } from './pod-tier-options';
import { spreadPodResources, takesPodResources } from './spread-pod-resources';

/** Gives resources to a Pod as a whole in place of those that it has, and holds the final manifest to them. */
export function applyPodTier(scope: IConstruct, tier: PodTier, { fallback }: PodTierOptions): void {
  refuseOthers(tier.resources);
  const isSpread = fallback === PodTierFallback.SPREAD;
  const budget = { qosClass: tier.qosClass, ...parseResources(tier.resources) };
  const template = PodTemplate._of(scope, 'QosTier.applyToPod');
  template._keep(setPodResources(tier.resources, isSpread));
  if (isSpread) template._keep(spreadPodResources(budget));
  const checks = [podBudgetRule(budget, isSpread)];
  addRequirement(template.workload, { kind: 'pod-budget', author: scope, checks, edits: [] });
}

/** The class and the resources of a tier, as in a manifest. */
export interface PodTier {
  readonly qosClass: QosClass;
  readonly resources: Fields | undefined;
}

/** Where the Pod cannot have them and they are spread, those that stand there would count for nothing and go. */
function setPodResources(resources: Fields | undefined, isSpread: boolean): PodEdit {
  return {
    phase: EditPhase.SPEC_MERGES,
    option: 'QosTier.applyToPod',
    apply: (draft, author) => {
      draft.noteChoice('the resources of the Pod as a whole', resources, author);
      draft.provenance.addFields(['resources'], author);
      withoutGenerated(draft);
      if (isSpread && !takesPodResources(draft.spec, draft.target)) delete draft.spec['resources'];
      else draft.spec['resources'] = deepCopy(resources);
    },
  };
}

/** The amounts that cdk8s-plus writes for a container without `resources` are nobody's choice, and may be above the budget. */
function withoutGenerated({ spec, provenance }: PodDraft): void {
  for (const { name, fields } of containersOf(spec)) {
    const isAdded = provenance.isAdded({ type: 'container', name });
    if (!isAdded && arePlusDefaultResources(fields['resources'])) delete fields['resources'];
  }
}

function refuseOthers(resources: Fields | undefined): void {
  const names = Object.values(resources ?? {}).flatMap((list) => Object.keys(list as Fields));
  const other = names.find((name) => !isPodLevelResource(name));
  if (other === undefined && resources) return;
  rejectOption('qos-amount', {
    place: 'QosTier.applyToPod',
    value: other,
    message: `a Pod as a whole can have cpu, memory and huge pages, and this tier has ${other ?? 'none of them'}.`,
    fix: 'give the tier to a container with applyTo.',
  });
}
