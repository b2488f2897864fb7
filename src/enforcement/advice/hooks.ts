import type { AdviceTable } from './advice';

const SHUTDOWN = '`GracefulShutdown` sets a grace period that is long enough for the hook and for the app to end.';

/** What to write in code to mend findings about lifecycle hooks. */
export const HOOKS_ADVICE: AdviceTable = {
  'hook-handler': ({ container = '' }) =>
    `\`LifecycleHooks.of({ … }).applyTo(workload, '${container}')\` replaces a whole hook; a merge adds to it.`,
  'hook-sleep': () => SHUTDOWN,
  'pre-stop-time': () => SHUTDOWN,
};
