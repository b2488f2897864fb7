import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isAbsent, textOf } from '../../kubernetes/json';
import type { Pod } from '../../pod/pod';
import type { Rule } from '../rule';

/**
 * A hardened Pod has no token for the API server that it does not use. The token of the service account `default` is
 * mounted into every container unless the Pod says otherwise, and hardly any cluster gives that account a permission.
 */
export const tokenMount: Rule = {
  id: 'token-mount',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'A hardened Pod mounts no token of the default service account.',
  fields: [
    'spec.{serviceAccountName,automountServiceAccountToken}',
    'spec.{initContainers,containers}[*].securityContext.allowPrivilegeEscalation',
  ],
  onlyWith: ['allowPrivilegeEscalation'],
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  check: (pod) =>
    isDefaultAccount(pod) && isAbsent(pod.spec['automountServiceAccountToken']) && isHardened(pod)
      ? [
          {
            path: 'automountServiceAccountToken',
            message:
              'every container gets a token of the service account "default", which a program that is broken into gives away.',
            fix: 'set automountServiceAccountToken to false, or name a service account if the app asks the API server.',
          },
        ]
      : [],
};

function isDefaultAccount({ spec }: Pod): boolean {
  const name = textOf(spec['serviceAccountName']) || textOf(spec['serviceAccount']) || 'default';
  return name === 'default';
}

/** Of a Pod whose author did not restrict it, a token is the least. */
function isHardened({ declared }: Pod): boolean {
  const contexts = declared.map(({ fields }) => fieldsOf(fields['securityContext']));
  return contexts.length > 0 && contexts.every((context) => context['allowPrivilegeEscalation'] === false);
}
