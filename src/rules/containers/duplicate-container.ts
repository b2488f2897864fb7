import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { findRepeated } from '../../findings/repeated';
import { repeatedAt } from '../places';
import type { Rule } from '../rule';

/** In the order in which the API server takes note of the names. */
const LISTS = ['containers', 'initContainers', 'ephemeralContainers'];

/**
 * Two containers have different names, over all lists of the Pod.
 */
export const duplicateContainer: Rule = {
  id: 'duplicate-container',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueDuplicate',
  summary: 'Two containers of a Pod have different names.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].name'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateInitContainers',
  check: ({ containers }) =>
    findRepeated(
      LISTS.flatMap((list) => containers.filter((each) => each.list === list && each.name !== '')),
      ({ name }) => name,
    ).map(({ key, items }) => ({
      ...repeatedAt(items.map(({ path }) => `${path}.name`)),
      message: `${items.length} containers have the name "${key}".`,
      fix: 'give each container of the Pod a name of its own.',
    })),
};
