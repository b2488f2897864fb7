import { fieldsOf, textsOf } from '../../kubernetes/json';
import { quotedList } from '../../kubernetes/words';
import { containerContexts, DEFAULT_CAPABILITIES, quotedNames } from '../admitted-pod';
import { podSecurityRule } from '../pod-security-rule';

/** A container adds no capability but those that a runtime gives by default. */
export const addedCapability = podSecurityRule({
  id: 'added-capability',
  standard: 'baseline',
  summary: 'A container adds no capability but those that runtimes give by default.',
  fields: ['spec.{initContainers,containers,ephemeralContainers}[*].securityContext.capabilities.add'],
  name: 'capabilities_baseline',
  reason: 'non-default capabilities',
  violations: (pod) =>
    containerContexts(pod).flatMap(({ setter, path, fields }) => {
      const { add } = fieldsOf(fields['capabilities']);
      const forbidden = textsOf(add).filter((name) => !DEFAULT_CAPABILITIES.has(name));
      if (forbidden.length === 0) return [];
      return {
        path: `${path}.capabilities.add`,
        value: add,
        detail: `${setter} must not include ${quotedNames(forbidden)} in securityContext.capabilities.add`,
        fix: `remove ${quotedList(forbidden)} from capabilities.add.`,
      };
    }),
});
