import { fieldsOf } from '../../kubernetes/json';
import { FindingSeverity } from '../finding';
import type { Rule } from '../rule';

/**
 * A helper that must not run as root says as whom it runs. The kubelet cannot tell whether the user of an image is root
 * where the image names it (`nobody`) or names none, and then refuses to start the container.
 *
 * Fields: spec.{initContainers,containers}[*].securityContext.{runAsNonRoot,runAsUser}
 * Source: k8s.io/kubernetes/pkg/kubelet/kuberuntime/security_context_others.go, verifyRunAsNonRoot
 */
export const hardenedUser: Rule = {
  id: 'hardened-user',
  severity: FindingSeverity.ERROR,
  summary: 'A helper that must not run as root has a numeric user other than 0.',
  check: ({ containers, spec, origins }) =>
    containers
      .filter(({ name }) => origins.isBrought({ type: 'container', name }))
      .flatMap(({ name, path, fields }) => {
        const [own, pod] = [fieldsOf(fields['securityContext']), fieldsOf(spec['securityContext'])];
        if (own['runAsNonRoot'] !== true) return [];
        const user = own['runAsUser'] ?? pod['runAsUser'];
        if (Number.isInteger(user) && Number(user) > 0) return [];
        const message =
          user === undefined
            ? `"${name}" must not run as root, and nothing says as which user it runs.`
            : `"${name}" must not run as root, and its user is ${JSON.stringify(user)}.`;
        return [
          {
            container: name,
            path: `${path}.securityContext.runAsUser`,
            value: user,
            message,
            fix: 'set `security.user` to the number of the user that the image is made for (such as 65532), or switch the hardening off with `security: { hardened: false }`.',
          },
        ];
      }),
};
