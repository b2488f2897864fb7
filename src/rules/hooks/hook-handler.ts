import { hooksOf } from '../../pod/handlers';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { quotedList } from '../../kubernetes/words';
import type { Rule } from '../rule';

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'sleep'];

/**
 * A lifecycle hook does exactly one thing. A second one comes in easily when a hook is merged into one that is there.
 */
export const hookHandler: Rule = {
  id: 'hook-handler',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  summary: 'A lifecycle hook does exactly one thing.',
  fields: ['spec.{initContainers,containers}[*].lifecycle.{postStart,preStop}.{exec,httpGet,tcpSocket,sleep}'],
  source: 'k8s.io/kubernetes/pkg/apis/core/validation, validateHandler',
  check: ({ containers }) =>
    containers
      .filter(({ kind }) => kind === 'app' || kind === 'sidecar')
      .flatMap((container) =>
        hooksOf(container).flatMap(({ path, fields }) => {
          const found = HANDLERS.filter((handler) => fields[handler] !== undefined && fields[handler] !== null);
          if (found.length === 1) return [];
          return [
            {
              container: container.name,
              path: `${container.path}.${path}`,
              value: fields,
              message: `a hook does one thing, and this one has ${found.length === 0 ? 'none' : quotedList(found)}.`,
              fix:
                found.length === 0
                  ? 'give it one of exec, httpGet, sleep.'
                  : 'keep one; LifecycleHooks.applyTo replaces a whole hook where a merge would add to it.',
            },
          ];
        }),
      ),
};
