import { isHugePages } from '../../pod/resources/pod-level-resources';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { validatedResources, RESOURCE_FIELDS, resourcesWithOverhead } from '../written-resources';
import type { Rule } from '../rule';

/**
 * What asks for huge pages asks for CPU or memory as well. A Pod as a whole may get those from its containers, but only
 * an object of kind Pod is completed before it is judged; a template is taken as it is written.
 */
export const hugePagesAlone: Rule = {
  id: 'huge-pages-alone',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueForbidden',
  summary: 'Requests and limits of huge pages come with some of CPU or memory.',
  fields: RESOURCE_FIELDS,
  onlyWith: ['resources', 'overhead'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateResourceRequirements',
  check: (pod) =>
    resourcesWithOverhead(pod, validatedResources(pod)).flatMap(({ path, requests, limits }) => {
      if ([requests, limits].some((list) => list.has('cpu') || list.has('memory'))) return [];
      const pages = [...requests.keys(), ...limits.keys()].find(isHugePages);
      if (pages === undefined) return [];
      const message = `${pages} is set, and neither cpu nor memory: huge pages require one of them.`;
      return [{ path, message, fix: 'add a request of cpu or memory in the same place.' }];
    }),
};
