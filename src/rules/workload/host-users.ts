import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { listOf, type Fields } from '../../kubernetes/json';
import type { Pod } from '../../pod/pod';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

/** A Pod with users of its own uses no other namespace of the node; only such a Pod sees all of /proc. */
export const hostUsers: Rule = {
  id: 'host-users',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueForbidden',
  summary:
    'A Pod with users of its own uses no other namespace of the node, and only such a Pod has an unmasked /proc.',
  fields: [
    'spec.{hostUsers,hostNetwork,hostPID,hostIPC}',
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.procMount',
    'spec.{initContainers,containers,ephemeralContainers}[*].volumeDevices',
  ],
  onlyWith: ['hostUsers', 'procMount'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateHostUsers and ValidateSecurityContext',
  check: (pod) =>
    problemsOfType(pod, 'PodSpec', (spec) =>
      spec['hostUsers'] === false ? [...namespaceProblems(spec, pod), ...deviceProblems(pod)] : procProblems(pod),
    ),
};

/** An alpha feature that lets such a Pod into the network of the node. */
const HOST_NETWORK_GATE = 'UserNamespacesHostNetworkSupport';

const NAMESPACES = ['hostNetwork', 'hostPID', 'hostIPC'];

function namespaceProblems(spec: Fields, { target }: Pod): FieldProblem[] {
  const isNetworkTaken = target.featureGates[HOST_NETWORK_GATE] === true;
  const names = NAMESPACES.filter((name) => name !== 'hostNetwork' || !isNetworkTaken);
  return names
    .filter((name) => spec[name] === true)
    .map((name) => ({
      path: name,
      message: `hostUsers is false, and ${name} is true: the Pod cannot have users of its own there.`,
      fix: `remove ${name}, or remove hostUsers.`,
    }));
}

/** Since 1.34 the API server refuses what never worked. */
function deviceProblems({ stored, target }: Pod): FieldProblem[] {
  if (target.version.minor < 34) return [];
  return (stored?.containers ?? [])
    .filter(({ fields }) => listOf(fields['volumeDevices']).length > 0)
    .map(({ path }) => ({
      path: `${path}.volumeDevices`,
      message: 'hostUsers is false, and the users of the Pod cannot open block devices.',
      fix: 'mount the volume as files, or remove hostUsers.',
    }));
}

/** Since 1.30 the API server looks at both. */
function procProblems(pod: Pod): FieldProblem[] {
  if (pod.target.version.minor < 30) return [];
  return (pod.stored?.containers ?? [])
    .filter(({ fields }) => unmasked(fields['securityContext']))
    .map(({ path }) => ({
      path: `${path}.securityContext.procMount`,
      reason: 'FieldValueInvalid',
      message: 'procMount is Unmasked, and hostUsers is not false.',
      fix: 'set hostUsers to false, or remove procMount.',
    }));
}

function unmasked(context: unknown): boolean {
  return (context as Fields | undefined)?.['procMount'] === 'Unmasked';
}
