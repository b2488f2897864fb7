import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { listed } from '../../kubernetes/words';
import type { PodContainer } from '../../pod/containers';
import { resourcesOf } from '../../pod/resources/container-resources';
import { CLASSIFYING_RESOURCES } from '../../pod/resources/qos';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A request says what a container needs. A zero is not the same as none: a container with a limit and no request asks for
 * its limit, and with a zero for nothing, so that the scheduler packs any number of them onto a node.
 */
export const zeroRequest: Rule = {
  id: 'zero-request',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A request of cpu or memory is more than zero.',
  fields: ['spec.{initContainers,containers}[*].resources.requests'],
  onlyWith: ['resources'],
  symptoms: [SYMPTOMS.evicted, SYMPTOMS.lowOnResource],
  source: 'k8s.io/kubernetes/pkg/apis/core/v1/defaults.go, SetDefaults_Pod',
  check: ({ declared }) =>
    problemsOfEach(declared, (container) => {
      const resources = zeroRequests(container);
      if (resources.length === 0) return [];
      return [
        {
          path: `resources.requests.${resources[0] ?? ''}`,
          message: `"${container.name}" requests 0 of ${listed(resources)}: the scheduler reserves nothing for it, whatever its limit is.`,
          fix: 'request what the program needs, or remove the zero to request the limit.',
        },
      ];
    }),
};

function zeroRequests(container: PodContainer): string[] {
  const { requests } = resourcesOf(container);
  return CLASSIFYING_RESOURCES.filter((resource) => requests.get(resource)?.nano === 0n);
}
