import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { textOf, type Fields } from '../../kubernetes/json';
import { canonicalQuantity, parseQuantity } from '../../kubernetes/quantity';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

const RESOURCES = ['limits', 'requests'].flatMap((side) =>
  ['cpu', 'memory', 'ephemeral-storage'].map((name) => `${side}.${name}`),
);
const HUGE_PAGES = /^(limits|requests)\.hugepages-/;
const OF_CPU = ['1', '1m'];
const OF_BYTES = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'];

/** What a variable or a file says of the resources of a container is a request or limit, in a unit that fits it. */
export const resourceReference: Rule = {
  id: 'resource-reference',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A reference to resources names a request or limit, and a unit that fits it.',
  fields: [
    'spec.{initContainers,containers,ephemeralContainers}[*].env[*].valueFrom.resourceFieldRef',
    'spec.volumes[*].downwardAPI.items[*].resourceFieldRef',
    'spec.volumes[*].projected.sources[*].downwardAPI.items[*].resourceFieldRef',
  ],
  onlyWith: ['resourceFieldRef'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateContainerResourceFieldSelector',
  check: (pod) =>
    problemsOfType(pod, 'ResourceFieldSelector', (fields, { path }) => [
      ...nameProblems(fields, path.includes('valueFrom')),
      ...unitProblems(fields),
    ]),
};

/** That a variable has no resource is what `variable-source` finds. */
function nameProblems({ containerName, resource }: Fields, isVariable: boolean): FieldProblem[] {
  if (!isVariable && !textOf(containerName)) {
    return [
      {
        path: 'containerName',
        reason: 'FieldValueRequired',
        message: 'containerName is missing, and a file is of no container.',
        fix: 'name the container whose resources to write.',
      },
    ];
  }
  const name = textOf(resource) ?? '';
  if (name === '')
    return isVariable
      ? []
      : [
          {
            path: 'resource',
            reason: 'FieldValueRequired',
            message: 'resource is missing.',
            fix: 'write a resource such as limits.cpu.',
          },
        ];
  if (RESOURCES.includes(name) || HUGE_PAGES.test(name)) return [];
  return [
    {
      path: 'resource',
      reason: 'FieldValueNotSupported',
      message: `${JSON.stringify(name)} is not a resource of a container.`,
      fix: `write one of ${RESOURCES.join(', ')}.`,
    },
  ];
}

function unitProblems({ resource, divisor }: Fields): FieldProblem[] {
  const quantity = parseQuantity(divisor);
  const units = unitsOf(textOf(resource) ?? '');
  if (!quantity || quantity.nano === 0n || !units || units.includes(canonicalQuantity(quantity))) return [];
  const message = `the divisor ${canonicalQuantity(quantity)} is not a unit of ${String(resource)}.`;
  return [{ path: 'divisor', message, fix: `write one of ${units.join(', ')}.` }];
}

function unitsOf(resource: string): readonly string[] | undefined {
  if (HUGE_PAGES.test(resource)) return OF_BYTES;
  if (!RESOURCES.includes(resource)) return undefined;
  return resource.endsWith('.cpu') ? OF_CPU : OF_BYTES;
}
