import { fieldsOf } from '../../kubernetes/json';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Rule } from '../rule';

/** Fields of a security context that only Linux has. */
const LINUX_FIELDS = [
  'allowPrivilegeEscalation',
  'capabilities',
  'readOnlyRootFilesystem',
  'runAsGroup',
  'runAsUser',
  'seccompProfile',
];

/**
 * A helper in a Windows Pod is not hardened: the API server refuses what only Linux has.
 */
export const hardenedWindows: Rule = {
  id: 'hardened-windows',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'A helper in a Windows Pod has no security context of Linux.',
  fields: ['spec.{initContainers,containers}[*].securityContext', 'where spec.os.name is windows'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateWindows',
  check: ({ containers, spec, provenance }) => {
    if (fieldsOf(spec['os'])['name'] !== 'windows') return [];
    return containers
      .filter(({ name }) => provenance.isAdded({ type: 'container', name }))
      .flatMap(({ name, path, fields }) => {
        const found = LINUX_FIELDS.filter((field) => fieldsOf(fields['securityContext'])[field] !== undefined);
        if (found.length === 0) return [];
        return [
          {
            container: name,
            path: `${path}.securityContext`,
            message: `"${name}" stands in a Windows Pod, and ${found.join(', ')} cannot be set there.`,
            fix: 'switch the hardening off with `security: { hardened: false }`.',
          },
        ];
      });
  },
};
