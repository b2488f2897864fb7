import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { PodContainer } from '../../pod/containers';
import type { Pod } from '../../pod/pod';
import { toNativeSidecar } from '../native-sidecar';
import { hasRealGate } from '../real-gate';
import { problemsOfEach, type ContainerProblem } from '../places';
import type { Rule } from '../rule';

/**
 * A helper that is to start before the app really holds it back: it is a native sidecar with a startup probe or a
 * postStart hook. Without one, the next container starts as soon as the sidecar's process runs.
 */
export const startGate: Rule = {
  id: 'start-gate',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.CODE,
  summary: 'A helper that starts before the app is a native sidecar with a startup probe or a postStart hook.',
  fields: ['spec.initContainers[*].{startupProbe,lifecycle.postStart}'],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle',
  check: (pod) =>
    problemsOfEach(
      pod.containers.filter(({ name }) => pod.provenance.helper(name)?.startsBeforeApp === true),
      (container) => missingGate(container, pod),
    ),
};

function missingGate(container: PodContainer, pod: Pod): ContainerProblem[] {
  const { name, kind } = container;
  const says = `the code says that "${name}" starts before the app`;
  if (kind !== 'sidecar') {
    return [
      {
        message: `${says}, and as an ordinary container it starts beside it.`,
        ...toNativeSidecar(pod),
      },
    ];
  }
  if (hasRealGate(container)) return [];
  return [
    {
      path: 'startupProbe',
      message: `${says}, and nothing holds the app back until it serves.`,
      fix: 'set a startupProbe or a postStart hook that succeeds when it serves.',
    },
  ];
}
