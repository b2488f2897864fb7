import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Problem } from '../../findings/problem';
import { featureOf, isFeatureOn } from '../../kubernetes/fields/features';
import { fieldsOf, isAbsent, type Fields } from '../../kubernetes/json';
import { valueAt } from '../../kubernetes/value-at';
import { listed } from '../../kubernetes/words';
import type { PodContainer } from '../../pod/containers';
import type { Pod } from '../../pod/pod';
import type { Rule } from '../rule';

const OF_CONTAINER = [
  'allowPrivilegeEscalation',
  'appArmorProfile',
  'capabilities',
  'privileged',
  'procMount',
  'readOnlyRootFilesystem',
  'runAsGroup',
  'runAsUser',
  'seLinuxOptions',
  'seccompProfile',
];

const OF_POD_CONTEXT = [
  'appArmorProfile',
  'fsGroup',
  'fsGroupChangePolicy',
  'runAsGroup',
  'runAsUser',
  'seLinuxChangePolicy',
  'seLinuxOptions',
  'seccompProfile',
  'supplementalGroups',
  'supplementalGroupsPolicy',
  'sysctls',
];

const OF_POD = ['hostIPC', 'hostPID', 'hostUsers', 'shareProcessNamespace'];

/** Without this feature the target drops the field, whatever it says. */
const USERS = featureOf('UserNamespacesSupport');

/** The fields whose zero value is as good as none. */
const NOTHING: { readonly [field: string]: unknown } = { hostIPC: false, hostPID: false };

/**
 * A Pod that names Windows as its operating system sets no field that only Linux has.
 */
export const linuxOnlyField: Rule = {
  id: 'linux-only-field',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueForbidden',
  summary: 'A Pod for Windows sets no field that only Linux has.',
  fields: [
    'spec.os.name',
    'spec.{hostIPC,hostPID,hostUsers,shareProcessNamespace}',
    'spec.securityContext',
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext',
  ],
  onlyWith: ['os'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateWindows',
  check: (pod) => {
    if (fieldsOf(pod.spec['os'])['name'] !== 'windows') return [];
    return [
      ...setFields(pod, '', pod.spec, OF_POD),
      ...contextProblem(pod, 'securityContext', OF_POD_CONTEXT),
      ...pod.containers.flatMap((container) => containerProblems(pod, container)),
    ];
  },
};

/** The hardening of a helper is one choice of code, and so one problem; whoever writes YAML writes each field. */
function containerProblems(pod: Pod, { name, path }: PodContainer): Problem[] {
  const context = `${path}.securityContext`;
  const problems = contextProblem(pod, context, OF_CONTAINER);
  if (problems.length < 2 || !pod.provenance.isAdded({ type: 'container', name })) return problems;
  const names = listed(
    OF_CONTAINER.filter((field) => problems.some((problem) => problem.path === `${context}.${field}`)),
  );
  return [{ path: context, ...textsFor(names) }];
}

function contextProblem(pod: Pod, path: string, names: readonly string[]): Problem[] {
  return setFields(pod, `${path}.`, fieldsOf(valueAt(pod.spec, path)), names);
}

/** Those of some fields that are set, and not dropped by the target. */
function setFields({ stored, target }: Pod, at: string, fields: Fields, names: readonly string[]): Problem[] {
  const found = names.filter((name) => {
    const value = fields[name];
    const isEmptyList = name === 'sysctls' && Array.isArray(value) && value.length === 0;
    if (isAbsent(value) || value === NOTHING[name] || isEmptyList) return false;
    if (name === 'hostUsers' && !isFeatureOn(USERS, target)) return false;
    return stored === undefined || valueAt(stored.spec, `${at}${name}`) !== undefined;
  });
  return found.map((name) => ({
    path: `${at}${name}`,
    value: fields[name],
    ...textsFor(name),
  }));
}

function textsFor(names: string): { message: string; fix: string } {
  return {
    message: `os.name is "windows", and a Windows Pod must not set ${names}, which only Linux has.`,
    fix: `remove ${names}; windowsOptions of the securityContext has the user to run as.`,
  };
}
