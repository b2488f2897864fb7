import { restartPolicyOf } from '../../pod/restart-policy';
import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { Rule } from '../rule';

/**
 * A helper in a Pod that is to end is a native sidecar: Kubernetes stops those when the app is done, and waits for
 * every ordinary container, so that the Pod would never complete.
 */
export const helperOutlivesJob: Rule = {
  id: 'helper-outlives-job',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.RECOMMENDED,
  summary: 'A helper in a Pod that is to end is a native sidecar.',
  fields: ['spec.containers[*]'],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#jobs-with-sidecar-containers',
  check: ({ kind, spec, containers, provenance }) => {
    const restartPolicy = restartPolicyOf(spec, kind);
    if (restartPolicy === 'Always') return [];
    return containers
      .filter(({ name, kind: role }) => role === 'app' && provenance.helper(name))
      .map(({ name, path }) => ({
        container: name,
        path,
        message: `"${name}" runs as an ordinary container in a Pod that is to end (its restart policy is ${restartPolicy}), and the Pod never completes.`,
        fix: 'make it a native sidecar, `placement: Placement.NATIVE_SIDECAR`, which needs Kubernetes 1.29 or newer.',
      }));
  },
};
