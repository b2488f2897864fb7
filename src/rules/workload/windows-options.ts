import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent, textOf } from '../../kubernetes/json';
import type { Pod } from '../../pod/pod';
import type { Problem } from '../../findings/problem';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

/** Options of Windows stand in no Pod for Linux, and name a user that Windows can have. */
export const windowsOptions: Rule = {
  id: 'windows-options',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueForbidden',
  summary: 'Options of Windows stand in no Pod for Linux, and name a user that Windows can have.',
  fields: [
    'spec.securityContext.windowsOptions',
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.windowsOptions',
    'spec.os.name',
  ],
  onlyWith: ['windowsOptions'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateLinux and validateWindowsSecurityContextOptions',
  check: (pod) => [
    ...onLinux(pod),
    ...problemsOfType(pod, 'WindowsSecurityContextOptions', ({ gmsaCredentialSpec, runAsUserName }) => [
      ...specProblem(textOf(gmsaCredentialSpec)),
      ...userProblems(textOf(runAsUserName)),
    ]),
  ],
};

function onLinux({ stored }: Pod): Problem[] {
  if (!stored || fieldsOf(stored.spec['os'])['name'] !== 'linux') return [];
  const holders = [{ path: '', fields: stored.spec }, ...stored.containers];
  return holders
    .filter(({ fields }) => !isAbsent(fieldsOf(fields['securityContext'])['windowsOptions']))
    .map(({ path }) => ({
      path: [path, 'securityContext.windowsOptions'].filter((part) => part !== '').join('.'),
      value: 'windowsOptions',
      message: 'os.name is "linux", and a Linux Pod must not set windowsOptions.',
      fix: 'remove windowsOptions, or set os.name to windows.',
    }));
}

const MAX_SPEC_CHARACTERS = 64 * 1024;

function specProblem(spec: string | undefined): FieldProblem[] {
  if (spec === undefined || (spec !== '' && spec.length <= MAX_SPEC_CHARACTERS)) return [];
  const problem = spec === '' ? 'is empty' : 'has more than 64 KiB';
  return [
    {
      path: 'gmsaCredentialSpec',
      reason: 'FieldValueInvalid',
      value: '',
      message: `gmsaCredentialSpec ${problem}.`,
      fix: 'name the spec with gmsaCredentialSpecName.',
    },
  ];
}

const NETBIOS = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/;
const DNS_LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?';
const DNS = new RegExp(`^${DNS_LABEL}(?:\\.${DNS_LABEL})*$`);

function userProblems(name: string | undefined): FieldProblem[] {
  if (name === undefined) return [];
  const problem = userProblem(name);
  if (problem === undefined) return [];
  return [
    {
      path: 'runAsUserName',
      reason: 'FieldValueInvalid',
      message: `runAsUserName ${JSON.stringify(name)} ${problem}.`,
      fix: 'write a user, such as ContainerUser or DOMAIN\\user.',
    },
  ];
}

function userProblem(name: string): string | undefined {
  if (name === '') return 'is empty';
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'has control characters in it';
  const parts = name.split('\\');
  if (parts.length > 2) return 'has more than one backslash';
  const [user = '', domain] = [...parts].reverse();
  return (domain === undefined ? undefined : domainProblem(domain)) ?? accountProblem(user);
}

function domainProblem(domain: string): string | undefined {
  if (domain.length >= 256) return 'has a domain of more than 255 characters';
  return NETBIOS.test(domain) || DNS.test(domain) ? undefined : 'has a domain that is neither a NetBIOS nor a DNS name';
}

function accountProblem(user: string): string | undefined {
  if (user === '') return 'names no user';
  if (user.length > 104) return `has a user of ${user.length} characters, and 104 are the most`;
  if (/^[. ]+$/.test(user)) return 'has a user of periods and blanks only';
  return /["/\\:;|=,+*?<>@[\]]/.test(user) ? 'has a user with characters that Windows does not allow' : undefined;
}
