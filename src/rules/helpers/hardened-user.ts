import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf } from '../../kubernetes/json';
import { containerUser } from '../../pod/container-user';
import type { PodContainer } from '../../pod/containers';
import type { Pod } from '../../pod/pod';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A container that must not run as root has a user that is not root. The kubelet refuses to start one whose user is 0. If
 * no user is set, that of the image counts, which must then be a number: the kubelet cannot tell whether a name is root.
 * That is asked of a container that code added under restrictions of its own; the images of the others are known to
 * those who wrote them.
 */
export const hardenedUser: Rule = {
  id: 'hardened-user',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  neverWorks: true,
  summary: 'A container that must not run as root has a user other than 0.',
  fields: [
    'spec.{initContainers,containers}[*].securityContext.{runAsNonRoot,runAsUser}',
    'spec.securityContext.{runAsNonRoot,runAsUser}',
  ],
  onlyWith: ['runAsNonRoot'],
  symptoms: [SYMPTOMS.configError, SYMPTOMS.runAsRoot],
  source: 'k8s.io/kubernetes/pkg/kubelet/kuberuntime/security_context_others.go, verifyRunAsNonRoot',
  check: (pod) => problemsOfEach(pod.declared, (container) => userProblem(container, pod)),
};

function userProblem({ name, fields }: PodContainer, { spec, provenance }: Pod): ContainerProblem[] {
  const [own, ofPod] = [fieldsOf(fields['securityContext']), fieldsOf(spec['securityContext'])];
  const { runAsUser: user, mustNotBeRoot } = containerUser({ fields }, spec);
  const mustHaveUser = own['runAsNonRoot'] === true && provenance.isAdded({ type: 'container', name });
  const isWrong = mustHaveUser ? !isOrdinaryUser(user) : user === 0;
  if (!mustNotBeRoot || !isWrong) return [];
  const problem = user === undefined ? 'runAsUser is not set' : `runAsUser is ${JSON.stringify(user)}`;
  return [
    {
      path: 'securityContext.runAsUser',
      value: user,
      message: `"${name}" must not run as root (runAsNonRoot), and ${problem}: the kubelet does not start it${user === undefined ? ' unless the image has a numeric user' : ''}.`,
      fix: 'set runAsUser to the number of the user that the image is made for, such as 65532, or set runAsNonRoot to false.',
      ...(ofPod['runAsNonRoot'] === true && { data: { demandedBy: 'securityContext' } }),
    },
  ];
}

function isOrdinaryUser(user: unknown): boolean {
  return Number.isInteger(user) && Number(user) > 0;
}
