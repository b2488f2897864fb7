import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { isAbsent, textOf, type Fields } from '../../kubernetes/json';
import { insidePathProblem } from '../../kubernetes/formats';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

const LOCAL = 'Localhost';
const MAX_CHARACTERS = 4095;

/** A seccomp or AppArmor profile of the node is named, and no other one has a name. */
export const securityProfile: Rule = {
  id: 'security-profile',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A profile of type Localhost has a name, and no other one has.',
  fields: [
    'spec.securityContext.{seccompProfile,appArmorProfile}',
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.{seccompProfile,appArmorProfile}',
  ],
  onlyWith: ['seccompProfile', 'appArmorProfile'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateSeccompProfileField and ValidateAppArmorProfileField',
  check: (pod) => [
    ...problemsOfType(pod, 'SeccompProfile', (profile) => problemsOf(profile, seccompProblem)),
    ...problemsOfType(pod, 'AppArmorProfile', (profile) =>
      isKnown(profile) ? problemsOf(profile, appArmorProblem) : [],
    ),
  ],
};

const FIELD = 'localhostProfile';
const EMPTY = 'is empty';

/** Of an AppArmor profile whose type is wrong the API server looks at nothing else. */
function isKnown({ type }: Fields): boolean {
  return [LOCAL, 'RuntimeDefault', 'Unconfined'].includes(textOf(type) ?? '');
}

function problemsOf(profile: Fields, check: (name: string) => string | undefined): FieldProblem[] {
  const name = profile[FIELD];
  if (profile['type'] !== LOCAL) {
    if (isAbsent(name)) return [];
    const message = `${FIELD} is set, and only a profile of type ${LOCAL} has a name.`;
    return [{ path: FIELD, message, fix: `remove it, or set type to ${LOCAL}.` }];
  }
  if (isAbsent(name))
    return [
      {
        path: FIELD,
        reason: 'FieldValueRequired',
        message: `${FIELD} is missing.`,
        fix: 'name a profile of the node.',
      },
    ];
  const problem = check(textOf(name) ?? '');
  return problem === undefined
    ? []
    : [
        {
          path: FIELD,
          ...(problem === EMPTY && { reason: 'FieldValueRequired' }),
          message: `${FIELD} ${problem}.`,
          fix: 'name a profile of the node.',
        },
      ];
}

function seccompProblem(name: string): string | undefined {
  return insidePathProblem(name);
}

function appArmorProblem(name: string): string | undefined {
  if (name !== name.trim()) return 'has white space around it';
  if (name === '') return EMPTY;
  return name.length > MAX_CHARACTERS ? `has ${name.length} characters, and ${MAX_CHARACTERS} are the most` : undefined;
}
