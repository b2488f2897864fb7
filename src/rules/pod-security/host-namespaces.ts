import { admittedSpec } from '../admitted-pod';
import { podSecurityRule } from '../pod-security-rule';

const FIELDS = ['hostNetwork', 'hostPID', 'hostIPC'];

/** A Pod has its own network, process and IPC namespaces. */
export const hostNamespaces = podSecurityRule({
  id: 'host-namespaces',
  standard: 'baseline',
  summary: 'A Pod shares no namespace with the node.',
  fields: ['spec.{hostNetwork,hostPID,hostIPC}'],
  name: 'hostNamespaces',
  reason: 'host namespaces',
  violations: (pod) =>
    FIELDS.filter((field) => admittedSpec(pod)[field] === true).map((field) => ({
      path: field,
      detail: `${field}=true`,
      fix: `remove ${field}, or set it to false.`,
    })),
});
