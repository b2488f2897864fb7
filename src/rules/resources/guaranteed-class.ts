import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isAbsent } from '../../kubernetes/json';
import { QosClass } from '../../kubernetes/qos-class';
import { compareQuantities } from '../../kubernetes/quantity';
import type { PodContainer } from '../../pod/containers';
import type { Pod } from '../../pod/pod';
import { resourcesOf } from '../../pod/resources/container-resources';
import { CLASSIFYING_RESOURCES, qosOf } from '../../pod/resources/qos';
import type { AttributedProblem } from '../../findings/problem';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A Pod of which the app and all other containers but one have what the class Guaranteed asks for is meant to be
 * Guaranteed. One container takes the class from all of them.
 */
export const guaranteedClass: Rule = {
  id: 'guaranteed-class',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'No single container keeps a Pod from the QoS class Guaranteed.',
  fields: ['spec.{initContainers,containers}[*].resources.{requests,limits}'],
  onlyWith: ['resources'],
  symptoms: [SYMPTOMS.evicted, SYMPTOMS.lowOnResource],
  source: 'k8s.io/kubernetes/pkg/apis/core/v1/helper/qos, ComputePodQOS',
  check: (pod) => {
    const culprit = culpritOf(pod);
    const verdict = culprit && pod.stored && qosOf(pod.stored.spec, pod.target);
    if (verdict?.qosClass !== QosClass.BURSTABLE) return [];
    return [problemOf(culprit as PodContainer, verdict.reason)];
  },
};

/** Amounts of the Pod as a whole decide alone. */
function culpritOf({ spec, declared, appContainer }: Pod): PodContainer | undefined {
  if (declared.length < 2 || !isAbsent(spec['resources'])) return undefined;
  const [culprit, ...others] = declared.filter((container) => !qualifies(container));
  return culprit && others.length === 0 && culprit !== appContainer ? culprit : undefined;
}

function qualifies(container: PodContainer): boolean {
  const { requests, limits } = resourcesOf(container);
  return CLASSIFYING_RESOURCES.every((resource) => {
    const limit = limits.get(resource);
    return limit !== undefined && limit.nano > 0n && compareQuantities(requests.get(resource) ?? limit, limit) === 0;
  });
}

function problemOf({ path, name, fields }: PodContainer, reason: string): AttributedProblem {
  return {
    path: `${path}.resources`,
    value: fields['resources'],
    message: `the Pod is Burstable and not Guaranteed, since ${reason}; all others have equal requests and limits.`,
    fix: `give "${name}" limits for cpu and memory, and no requests or equal ones.`,
  };
}
