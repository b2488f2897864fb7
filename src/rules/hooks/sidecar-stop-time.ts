import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Pod } from '../../pod/pod';
import { deletionGraceOf, MINIMUM_GRACE_SECONDS } from '../../pod/timeline/grace-period';
import { hookLength } from '../../pod/timeline/hook-length';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * The preStop hook of the app leaves native sidecars time to stop. They are stopped one after another when the app has
 * ended, and all of that is taken from one grace period: what the hook leaves is shared by the app and each of them. A hook
 * that leaves the app itself no time is another rule.
 */
export const sidecarStopTime: Rule = {
  id: 'sidecar-stop-time',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'The preStop hook of the app leaves native sidecars time to stop.',
  fields: [
    'spec.terminationGracePeriodSeconds',
    'spec.containers[*].lifecycle.preStop',
    'spec.initContainers[*].restartPolicy',
  ],
  onlyWith: ['preStop'],
  symptoms: [SYMPTOMS.exitCode137],
  source: 'k8s.io/kubernetes/pkg/kubelet/kuberuntime, newTerminationOrdering and waitForTurn',
  check: (pod) => {
    const sidecars = pod.containers.filter(({ kind }) => kind === 'sidecar').length;
    const longest = sidecars === 0 ? undefined : longestHook(pod);
    if (!longest) return [];
    const { path, name, seconds } = longest;
    const grace = deletionGraceOf(pod.spec);
    const left = grace - Math.floor(seconds);
    const needed = MINIMUM_GRACE_SECONDS * (1 + sidecars);
    if (left < MINIMUM_GRACE_SECONDS || left >= needed) return [];
    return [
      {
        path: `${path}.lifecycle.preStop`,
        message: `the preStop hook of "${name}" takes ${seconds} s of the grace period of ${grace} s: the app, and then ${sidecars === 1 ? 'the native sidecar' : `${sidecars} native sidecars one after another`}, have ${left} s to end.`,
        fix: `set terminationGracePeriodSeconds to at least ${Math.ceil(seconds) + needed}, and better to what the app and the sidecars take.`,
      },
    ];
  },
};

/** The hook of an ordinary container that takes the longest, as far as its length is known. */
function longestHook({ containers }: Pod): { path: string; name: string; seconds: number } | undefined {
  return containers
    .filter(({ kind }) => kind === 'app')
    .map((container) => ({
      path: container.path,
      name: container.name,
      seconds: hookLength(container, 'preStop')?.earliest ?? 0,
    }))
    .filter(({ seconds }) => seconds > 0)
    .sort((left, right) => right.seconds - left.seconds)[0];
}
