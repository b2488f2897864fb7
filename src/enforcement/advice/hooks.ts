import type { AdviceTable } from './advice';

const SHUTDOWN = '`GracefulShutdown` sets a grace period that is long enough for the hook and for the app to end.';

const DRAIN = "new GracefulShutdown(workload, 'stop', { drain: Duration.seconds(10), timeout: Duration.seconds(20) });";

/** What to write in code to mend findings about lifecycle hooks. */
export const HOOKS_ADVICE: AdviceTable = {
  'hook-handler': ({ container = '' }) =>
    `\`LifecycleHooks.of({ … }).applyTo(workload, '${container}')\` replaces a whole hook; a merge adds to it.`,
  'hook-sleep': () => SHUTDOWN,
  'pre-stop-time': () => SHUTDOWN,
  'service-grace': () => DRAIN,
  'sidecar-stop-time': () => SHUTDOWN,
};
