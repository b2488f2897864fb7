import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, listOf, textOf } from '../../kubernetes/json';
import { quotedList } from '../../kubernetes/words';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';

/** A container takes claims that its Pod has, each request of one once. */
export const resourceClaim: Rule = {
  id: 'resource-claim',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueNotFound',
  summary: 'A container takes resource claims that its Pod has.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].resources.claims', 'spec.resourceClaims[*].name'],
  onlyWith: ['claims'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateResourceClaimNames',
  check: ({ stored }) => {
    if (!stored) return [];
    const known = listOf(stored.spec['resourceClaims']).map((claim) => textOf(fieldsOf(claim)['name']) ?? '');
    return [
      ...problemsOfEach(stored.containers, ({ fields }) => problemsOf(fieldsOf(fields['resources'])['claims'], known)),
      ...problemsOf(fieldsOf(stored.spec['resources'])['claims'], known),
    ];
  },
};

function problemsOf(claims: unknown, known: readonly string[]): ContainerProblem[] {
  const taken: { name: string; request: string }[] = [];
  return listOf(claims).flatMap((claim, index) => {
    const fields = fieldsOf(claim);
    const [name, request] = [textOf(fields['name']) ?? '', textOf(fields['request']) ?? ''];
    if (name === '') return [];
    const overlaps = taken.some((other) => other.name === name && (other.request === '' || request === ''));
    taken.push({ name, request });
    const path = `resources.claims[${index}]`;
    return [
      ...(overlaps && request !== taken.find((other) => other.name === name)?.request
        ? [
            {
              path,
              reason: 'FieldValueDuplicate' as const,
              value: name,
              message: `a request of the claim ${JSON.stringify(name)} is taken beside the whole claim.`,
              fix: 'take the whole claim, or its requests.',
            },
          ]
        : []),
      ...(known.includes(name)
        ? []
        : [
            {
              path,
              value: name,
              message: `the Pod has no claim named ${JSON.stringify(name)}: ${known.length === 0 ? 'spec.resourceClaims is empty' : `it has ${quotedList(known)}`}.`,
              fix: 'add it to spec.resourceClaims.',
            },
          ]),
    ];
  });
}
