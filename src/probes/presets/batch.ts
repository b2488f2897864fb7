import { ProbeSet } from '../probe-set';

/**
 * A batch program: no probes at all. It gets no traffic and reports its result by its exit status, and a Job has its
 * own deadline and retries. `applyTo` removes the probes of the container.
 */
export function batchProbes(): ProbeSet {
  return ProbeSet._withDeadlines({}, {}, true);
}
