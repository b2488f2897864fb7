import { fieldsOf, type Fields } from '../../kubernetes/json';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Rule } from '../rule';

/**
 * A helper that must not run as root says as whom it runs. The kubelet cannot tell whether the user of an image is root
 * where the image names it (`nobody`) or names none, and then refuses to start the container. Where only the Pod demands
 * it, the image may well name a number, and only a user 0 is sure to be refused.
 */
export const hardenedUser: Rule = {
  id: 'hardened-user',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'A helper that must not run as root has a numeric user other than 0.',
  fields: ['spec.{initContainers,containers}[*].securityContext.{runAsNonRoot,runAsUser}'],
  source: 'k8s.io/kubernetes/pkg/kubelet/kuberuntime/security_context_others.go, verifyRunAsNonRoot',
  check: ({ containers, spec, provenance }) =>
    containers
      .filter(({ name }) => provenance.isAdded({ type: 'container', name }))
      .flatMap(({ name, path, fields }) => {
        const [own, pod] = [fieldsOf(fields['securityContext']), fieldsOf(spec['securityContext'])];
        const user = own['runAsUser'] ?? pod['runAsUser'];
        const isRefused = own['runAsNonRoot'] === true ? !isOrdinaryUser(user) : user === 0;
        if ((own['runAsNonRoot'] ?? pod['runAsNonRoot']) !== true || !isRefused) return [];
        const problem =
          user === undefined ? 'nothing says as which user it runs' : `its user is ${JSON.stringify(user)}`;
        return [
          {
            container: name,
            path: `${path}.securityContext.runAsUser`,
            value: user,
            message: `"${name}" must not run as root, and ${problem}.`,
            fix: `set \`security.user\` to the number of the user that the image is made for (such as 65532), or switch the hardening off with \`${offSwitch(pod)}\`.`,
          },
        ];
      }),
};

function isOrdinaryUser(user: unknown): boolean {
  return Number.isInteger(user) && Number(user) > 0;
}

/** What a Pod demands of all its containers, as those of cdk8s-plus do, has to be taken back for one of them. */
function offSwitch(podSecurityContext: Fields): string {
  const isDemanded = podSecurityContext['runAsNonRoot'] === true;
  return `security: { hardened: false${isDemanded ? ', runAsNonRoot: false' : ''} }`;
}
