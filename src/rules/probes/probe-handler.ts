import { probesOf } from '../../pod/handlers';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { quotedList } from '../../kubernetes/words';
import type { Rule } from '../rule';

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc'];

/**
 * A probe asks in exactly one way. A second one comes in easily when a probe is merged into one that is there.
 */
export const probeHandler: Rule = {
  id: 'probe-handler',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'A probe asks in exactly one way.',
  fields: [
    'spec.{initContainers,containers}[*].{startupProbe,readinessProbe,livenessProbe}.{exec,httpGet,tcpSocket,grpc}',
  ],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateHandler',
  check: ({ containers }) =>
    containers
      .filter(({ kind }) => kind === 'app' || kind === 'sidecar')
      .flatMap((container) =>
        probesOf(container).flatMap(({ path, fields }) => {
          const found = HANDLERS.filter((handler) => fields[handler] !== undefined && fields[handler] !== null);
          if (found.length === 1) return [];
          return [
            {
              container: container.name,
              path: `${container.path}.${path}`,
              value: fields,
              message: `a probe asks in one way, and this one has ${found.length === 0 ? 'none' : quotedList(found)}.`,
              fix:
                found.length === 0
                  ? `give it one of ${HANDLERS.join(', ')}.`
                  : 'keep one; PodTemplate.setContainerFields replaces a whole probe where a merge would add to it.',
            },
          ];
        }),
      ),
};
