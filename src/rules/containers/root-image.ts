import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { parseImageReference } from '../../kubernetes/image';
import { isAbsent } from '../../kubernetes/json';
import { containerUser } from '../../pod/container-user';
import type { PodContainer } from '../../pod/containers';
import type { Pod } from '../../pod/pod';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/** Official images that set no user, so that it is root. Source: their build files in docker-library/official-images. */
const ROOT_IMAGES = /^library\/(nginx|httpd|redis|postgres|mysql|mariadb|mongo|traefik|caddy|busybox|alpine)$/;

/**
 * An image whose user is root does not run where root is not allowed, unless the Pod says another user. Of most images
 * only their author knows the user; of some official ones everybody does.
 */
export const rootImage: Rule = {
  id: 'root-image',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'An image whose user is root does not run where root is not allowed.',
  fields: [
    'spec.{initContainers,containers}[*].image',
    'spec.{initContainers,containers}[*].securityContext.{runAsNonRoot,runAsUser}',
    'spec.securityContext.{runAsNonRoot,runAsUser}',
  ],
  onlyWith: ['runAsNonRoot'],
  symptoms: [SYMPTOMS.configError, SYMPTOMS.rootImage],
  source: 'k8s.io/kubernetes/pkg/kubelet/kuberuntime/security_context_others.go, verifyRunAsNonRoot',
  check: (pod) => problemsOfEach(pod.declared, (container) => rootProblems(container, pod)),
};

function rootProblems(container: PodContainer, { spec }: Pod): ContainerProblem[] {
  const { runAsUser, mustNotBeRoot } = containerUser(container, spec);
  if (!mustNotBeRoot || !isAbsent(runAsUser)) return [];
  const { name, fields } = container;
  const { image } = fields;
  const reference = typeof image === 'string' ? parseImageReference(image) : undefined;
  if (reference?.domain !== 'docker.io' || !ROOT_IMAGES.test(reference.repository)) return [];
  return [
    {
      path: 'securityContext.runAsUser',
      message: `"${name}" must not run as root (runAsNonRoot), runAsUser is not set, and the user of the image is root: the kubelet does not start it.`,
      fix: 'set runAsUser to a number with which the image works, such as 101 for nginx or 999 for a database, or take an image that is made for another user.',
    },
  ];
}
