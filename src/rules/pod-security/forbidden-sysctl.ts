import { fieldsOf, listOf, textOf } from '../../kubernetes/json';
import { isSafeSysctl } from '../../pod/safe-sysctls';
import { podContext } from '../admitted-pod';
import { podSecurityRule } from '../pod-security-rule';

/**
 * A Pod sets no sysctl but the safe ones, which are those of the kubelet of the same version. Unlike the kubelet,
 * admission does not know a name with slashes.
 */
export const forbiddenSysctl = podSecurityRule({
  id: 'forbidden-sysctl',
  standard: 'baseline',
  summary: 'A Pod sets no sysctl but the safe ones.',
  fields: ['spec.securityContext.sysctls[*].name'],
  name: 'sysctls',
  reason: 'forbidden sysctls',
  violations: (pod) =>
    listOf(podContext(pod).fields['sysctls'])
      .map((sysctl) => textOf(fieldsOf(sysctl)['name']) ?? '')
      .map((name, index) => ({ name, path: `securityContext.sysctls[${index}].name` }))
      .filter(({ name }) => name.includes('/') || !isSafeSysctl(name, pod.target.version))
      .map(({ name, path }) => ({
        path,
        detail: name,
        fix: 'remove it, and let the administrators of the node set it.',
      })),
});
