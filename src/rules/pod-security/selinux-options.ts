import { fieldsOf, isAbsent, textOf } from '../../kubernetes/json';
import { securityContexts, type SecurityContext } from '../admitted-pod';
import { podSecurityRule, type Violation } from '../pod-security-rule';

/** The types that may be set, with the minor version from which on they may. */
const TYPES: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['container_t', 0],
  ['container_init_t', 0],
  ['container_kvm_t', 0],
  ['container_engine_t', 31],
]);

/** SELinux options choose one of the types for containers, and neither user nor role. */
export const selinuxOptions = podSecurityRule({
  id: 'selinux-options',
  standard: 'baseline',
  summary: 'SELinux options set a type for containers, and neither user nor role.',
  fields: [
    'spec.securityContext.seLinuxOptions.{type,user,role}',
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.seLinuxOptions.{type,user,role}',
  ],
  name: 'seLinuxOptions',
  reason: 'seLinuxOptions',
  violations: (pod) => securityContexts(pod).flatMap((context) => violationsIn(context, pod.target.version.minor)),
});

function violationsIn({ setter, path, fields }: SecurityContext, minor: number): Violation[] {
  const options = fieldsOf(fields['seLinuxOptions']);
  const type = textOf(options['type']) ?? '';
  const allowed = [...TYPES].filter(([, since]) => since <= minor).map(([name]) => name);
  const violation = (field: string, detail: string, fix: string): Violation => ({
    path: `${path}.seLinuxOptions.${field}`,
    detail: `${setter} set forbidden securityContext.seLinuxOptions: ${detail}`,
    fix,
  });
  return [
    ...(allowed.includes(type)
      ? []
      : [violation('type', `type "${type}"`, `remove type, or set one of ${allowed.filter(Boolean).join(', ')}.`)]),
    ...['user', 'role']
      .filter((field) => !isAbsent(options[field]) && options[field] !== '')
      .map((field) => violation(field, `${field} may not be set`, `remove ${field}.`)),
  ];
}
