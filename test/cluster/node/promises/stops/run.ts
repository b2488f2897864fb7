import { textAt } from '../../../json';
import { JudgeError } from '../../../judge-error';
import { uptime } from '../../clock';
import type { Cluster } from '../../cluster';
import { containerStatuses } from '../../pod-status';
import { readJournal } from '../../scripts/journal';
import type { Check } from '../../check';
import { createAll, deletePod, isGone, isReady, untilPod, within } from '../../live-pods';
import { endChecks, trafficChecks, type SeenStop } from './judge';
import { refusal, synthesizeStops } from './pods';
import { Traffic } from './traffic';

const DRAINING = ['drain', 'drain-by-shell'];
const CUT = 'cut';

/** The seconds in which a Service knows a Pod that is ready. */
const KNOWN = 20;

/** Ends Pods that were given a graceful shutdown. */
export async function runStops(cluster: Cluster): Promise<Check[]> {
  await createAll(
    cluster,
    synthesizeStops((name) => cluster.hostFolder(name)),
  );
  const [cut, ...drained] = await Promise.all([CUT, ...DRAINING].map((name) => stop(cluster, name)));
  if (!cut) throw new JudgeError('nothing was stopped');
  return [
    ...drained.flatMap((seen) => [...trafficChecks(seen), ...endChecks(seen)]),
    ...selfTest(cut),
    { title: 'the grace period that is too short is refused', ...refused() },
  ];
}

async function stop(cluster: Cluster, name: string): Promise<SeenStop> {
  const pod = await untilPod(cluster, name, isReady);
  const traffic = DRAINING.includes(name)
    ? new Traffic(cluster, name, textAt(pod, 'status', 'podIP') ?? '')
    : undefined;
  try {
    if (traffic) await within(KNOWN, () => traffic.changes.at(-1)?.state === 'ready serving');
    const deletedAt = uptime();
    await deletePod(cluster, name);
    const last = await untilPod(cluster, name, isGone);
    return {
      name,
      deletedAt,
      goneAt: uptime(),
      lines: readJournal(cluster.hostFolder(name)),
      exitCodes: containerStatuses(last).map(
        ({ name: container, end }) => `${container} ${end?.exitCode ?? 'unknown'}`,
      ),
      requests: traffic?.requests ?? [],
      changes: traffic?.changes ?? [],
    };
  } finally {
    await traffic?.end();
  }
}

/** One second too few is seen: something is killed, and nothing else is wrong. */
function selfTest(cut: SeenStop): Check[] {
  const [kills] = endChecks(cut);
  const title = 'self-test: with a second less than its containers take, one of them is killed';
  return [
    { title, isKept: kills !== undefined && !kills.isKept && kills.seen.includes('137'), seen: kills?.seen ?? '' },
  ];
}

function refused(): Pick<Check, 'isKept' | 'seen'> {
  const seen = refusal();
  return { isKept: seen.startsWith('stop-budget: '), seen };
}
