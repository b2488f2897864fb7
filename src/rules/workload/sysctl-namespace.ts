import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, listOf, textOf } from '../../kubernetes/json';
import type { Pod } from '../../pod/pod';
import { problemsOfType, type FieldProblem } from '../typed-problems';
import type { Rule } from '../rule';

/** Sysctls of a namespace that the Pod shares with the node would change the node. */
export const sysctlNamespace: Rule = {
  id: 'sysctl-namespace',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A Pod sets no sysctls of a namespace that it shares with the node.',
  fields: ['spec.securityContext.sysctls[*].name', 'spec.{hostNetwork,hostIPC}'],
  onlyWith: ['sysctls'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, ValidateHostSysctl',
  check: (pod) =>
    problemsOfType(pod, 'PodSpec', ({ hostNetwork, hostIPC, securityContext }) =>
      sysctlsOf(securityContext, pod).flatMap((sysctl, index) => {
        const name = textOf(fieldsOf(sysctl)['name']) ?? '';
        const shared = sharedBy(name, { hostNetwork, hostIPC });
        return shared === undefined ? [] : [problemOf(name, shared, index)];
      }),
    ),
};

/** Since 1.29 the API server looks at the namespaces of sysctls. */
function sysctlsOf(context: unknown, { target }: Pod): unknown[] {
  return target.version.minor < 29 ? [] : listOf(fieldsOf(context)['sysctls']);
}

/** Source: k8s.io/component-helpers/node/util/sysctl, GetNamespace. */
const NAMESPACES: readonly { readonly field: string; readonly names: RegExp }[] = [
  { field: 'hostNetwork', names: /^net\./ },
  { field: 'hostIPC', names: /^(kernel\.(sem|shm[a-z_]*|msg[a-z_]*)$|fs\.mqueue\.)/ },
];

function sharedBy(name: string, host: { readonly [field: string]: unknown }): string | undefined {
  const normalized = normalize(name);
  return NAMESPACES.find(({ field, names }) => host[field] === true && names.test(normalized))?.field;
}

/** A name is written with dots or with slashes; what comes first tells which. */
function normalize(name: string): string {
  const first = /[./]/.exec(name)?.[0];
  return first === '/' ? name.replace(/[./]/g, (separator) => (separator === '/' ? '.' : '/')) : name;
}

function problemOf(name: string, field: string, index: number): FieldProblem {
  return {
    path: `securityContext.sysctls[${index}].name`,
    message: `${field} is true, and the sysctl ${JSON.stringify(name)} would be that of the node.`,
    fix: `remove the sysctl, or remove ${field}.`,
  };
}
