import { fieldsOf, textsOf } from '../../kubernetes/json';
import { quotedList } from '../../kubernetes/words';
import {
  containerContexts,
  DEFAULT_CAPABILITIES,
  isForWindows,
  quotedNames,
  type SecurityContext,
} from '../admitted-pod';
import { podSecurityRule, type Violation } from '../pod-security-rule';

/** A container drops all capabilities, and adds none but NET_BIND_SERVICE. Windows has none. */
export const unrestrictedCapabilities = podSecurityRule({
  id: 'unrestricted-capabilities',
  standard: 'restricted',
  summary: 'Each container of Linux drops all capabilities, and adds none but NET_BIND_SERVICE.',
  fields: [
    'spec.{initContainers,containers,ephemeralContainers}[*].securityContext.capabilities.{add,drop}',
    'spec.os.name',
  ],
  name: 'capabilities_restricted',
  reason: 'unrestricted capabilities',
  violations: (pod) => (isForWindows(pod) ? [] : containerContexts(pod).flatMap(violationsIn)),
});

function violationsIn({ setter, path, fields }: SecurityContext): Violation[] {
  const { add, drop } = fieldsOf(fields['capabilities']);
  // What is not there by default, `baseline` refuses already.
  const added = textsOf(add).filter((name) => DEFAULT_CAPABILITIES.has(name) && name !== 'NET_BIND_SERVICE');
  const missing: Violation = {
    path: `${path}.capabilities.drop`,
    value: drop,
    detail: `${setter} must set securityContext.capabilities.drop=["ALL"]`,
    fix: 'set capabilities: {drop: [ALL]} in the securityContext of the container.',
  };
  const forbidden: Violation = {
    path: `${path}.capabilities.add`,
    value: add,
    detail: `${setter} must not include ${quotedNames(added)} in securityContext.capabilities.add`,
    fix: `remove ${quotedList(added)} from capabilities.add.`,
  };
  return [...(textsOf(drop).includes('ALL') ? [] : [missing]), ...(added.length === 0 ? [] : [forbidden])];
}
