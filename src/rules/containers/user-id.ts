import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, listOf } from '../../kubernetes/json';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';

const MAX_ID = 2 ** 31 - 1;
const FIELDS = ['runAsUser', 'runAsGroup', 'fsGroup'];

/** The number of a user or group fits in 31 bits. */
export const userId: Rule = {
  id: 'user-id',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'The number of a user or group is from 0 to 2147483647.',
  fields: [
    'spec.securityContext.{runAsUser,runAsGroup,fsGroup,supplementalGroups}',
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.{runAsUser,runAsGroup}',
  ],
  onlyWith: ['runAsUser', 'runAsGroup', 'fsGroup', 'supplementalGroups'],
  source: 'k8s.io/apimachinery/pkg/util/validation, IsValidUserID and IsValidGroupID',
  check: ({ spec, containers }) => [
    ...problemsIn(spec['securityContext']),
    ...supplementalProblems(fieldsOf(spec['securityContext'])['supplementalGroups']),
    ...problemsOfEach(containers, ({ fields }) => problemsIn(fields['securityContext'])),
  ],
};

function problemsIn(securityContext: unknown): ContainerProblem[] {
  const fields = fieldsOf(securityContext);
  return FIELDS.filter((name) => !isValid(fields[name])).map((name) => ({
    path: `securityContext.${name}`,
    ...textOf(name, fields[name]),
  }));
}

function supplementalProblems(groups: unknown): ContainerProblem[] {
  return listOf(groups).flatMap((group, index) =>
    isValid(group)
      ? []
      : [{ path: `securityContext.supplementalGroups[${index}]`, ...textOf('a supplemental group', group) }],
  );
}

function textOf(what: string, id: unknown): { readonly message: string; readonly fix: string } {
  const message = `${what} is ${String(id)} but must be from 0 to ${MAX_ID}.`;
  return { message, fix: 'write the number of a user or group of the image.' };
}

/** A value of a wrong type is a finding of its own. */
function isValid(id: unknown): boolean {
  return typeof id !== 'number' || !Number.isInteger(id) || (id >= 0 && id <= MAX_ID);
}
