import { resourceNameProblem } from '../../pod/resources/resource-names';
import { isPodLevelResource } from '../../pod/resources/pod-level-resources';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { problemsOfAmounts, RESOURCE_FIELDS, resourcesWithOverhead } from '../written-resources';
import type { Rule } from '../rule';

/**
 * Requests and limits name resources that a container, or a Pod as a whole, can have.
 */
export const resourceName: Rule = {
  id: 'resource-name',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'Requests and limits name resources that exist.',
  fields: RESOURCE_FIELDS,
  onlyWith: ['resources', 'overhead'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateContainerResourceName and validatePodResourceName',
  check: (pod) =>
    problemsOfAmounts(resourcesWithOverhead(pod), (path, name, _quantity, isOfPod) => {
      const problem = isOfPod ? podNameProblem(name) : resourceNameProblem(name);
      if (problem === undefined) return undefined;
      return {
        path,
        ...(isOfPod && isStandard(name) && { reason: 'FieldValueNotSupported' }),
        message: `${JSON.stringify(name)} ${problem}.`,
        fix: fixFor(name),
      };
    }),
};

/** Of a name that no resource can have the API server says so first. */
function isStandard(name: string): boolean {
  return name === 'storage' || resourceNameProblem(name) === undefined;
}

function podNameProblem(name: string): string | undefined {
  const problem = 'is not a resource of a Pod as a whole: those are cpu, memory and hugepages-<size>';
  return isPodLevelResource(name) ? undefined : problem;
}

const LIKELY: { readonly [name: string]: string } = {
  disk: 'ephemeral-storage',
  storage: 'ephemeral-storage',
  gpu: 'nvidia.com/gpu',
  mem: 'memory',
  ram: 'memory',
  cpus: 'cpu',
  CPU: 'cpu',
  Memory: 'memory',
};

function fixFor(name: string): string {
  const likely = Object.hasOwn(LIKELY, name) ? LIKELY[name] : undefined;
  return likely === undefined ? 'correct the name, or leave the resource out.' : `write ${likely} if that is meant.`;
}
