import { restartPolicyOf } from '../../pod/restart-policy';
import { FindingSeverity } from '../finding';
import type { Rule } from '../rule';

/**
 * A helper in a Pod that is to end is a native sidecar: Kubernetes stops those when the app is done, and waits for
 * every ordinary container, so that the Pod would never complete.
 *
 * Fields: spec.containers[*]
 * Source: https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers
 */
export const helperOutlivesJob: Rule = {
  id: 'helper-outlives-job',
  severity: FindingSeverity.ERROR,
  summary: 'A helper in a Pod that is to end is a native sidecar.',
  check: ({ kind, spec, containers, origins }) => {
    const restartPolicy = restartPolicyOf(spec, kind);
    if (restartPolicy === 'Always') return [];
    return containers
      .filter(({ name, kind: role }) => role === 'app' && origins.helper(name))
      .map(({ name, path }) => ({
        container: name,
        path,
        message: `"${name}" runs as an ordinary container in a Pod that is to end (its restart policy is ${restartPolicy}), and the Pod never completes.`,
        fix: 'make it a native sidecar, `placement: Placement.NATIVE_SIDECAR`, which needs Kubernetes 1.29 or newer.',
      }));
  },
};
