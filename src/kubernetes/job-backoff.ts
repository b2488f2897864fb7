/** How long a Job waits before it makes another Pod for the first one that failed. */
const FIRST_WAIT_SECONDS = 10;

/** The longest that it waits. */
const MAX_WAIT_SECONDS = 600;

/**
 * How long a Job waits in all, after each of its first failures in a row, before it makes the next Pod: twice as long
 * after each, up to ten minutes.
 *
 * Source: pkg/controller/job/job_controller.go, DefaultJobPodFailureBackOff and MaxJobPodFailureBackOff;
 * pkg/controller/job/backoff_utils.go, getRemainingTimeForFailuresCount
 */
export function jobWaitSeconds(failures: number): number {
  let [total, wait] = [0, FIRST_WAIT_SECONDS];
  for (let failure = 1; failure <= failures; failure += 1) {
    // From here on every wait is the longest: a count out of a manifest may be huge.
    if (wait === MAX_WAIT_SECONDS) return total + (failures - failure + 1) * wait;
    total += wait;
    wait = Math.min(wait * 2, MAX_WAIT_SECONDS);
  }
  return total;
}
