import { PROBE_HANDLERS } from '../../kubernetes/probe-handlers';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { handlerProblems } from '../calls';
import type { Rule } from '../rule';

/**
 * A probe has exactly one handler. Merging a probe into an existing one easily adds a second.
 */
export const probeHandler: Rule = {
  id: 'probe-handler',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueForbidden',
  summary: 'A probe has exactly one handler.',
  fields: [
    'spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe}.{exec,httpGet,tcpSocket,grpc}',
  ],
  onlyWith: ['startupProbe', 'readinessProbe', 'livenessProbe'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateHandler',
  check: ({ probes }) => handlerProblems(probes, { of: 'probe', names: PROBE_HANDLERS, working: PROBE_HANDLERS }),
};
