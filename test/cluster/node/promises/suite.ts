import { secondsSince } from '../../report';
import type { Cluster } from '../cluster';
import type { NodeBench, NodeSuite } from '../suite';
import { say, type Check } from '../check';
import { runProbes } from './probes/run';
import { runStops } from './stops/run';
import { runTiers } from './tiers/run';

/** What tiers, probes by intent and graceful shutdowns promise, seen in Pods that are synthesized. */
export const PROMISES: NodeSuite = { name: 'promises', run: runPromises };

/** Those that count seconds come after the others, so that starting Pods takes no time from them. */
const PARTS: readonly (readonly ((cluster: Cluster) => Promise<Check[]>)[])[] = [[runTiers], [runProbes, runStops]];

async function runPromises({ cluster, report }: NodeBench): Promise<void> {
  const start = Date.now();
  let amount = 0;
  for (const parts of PARTS) {
    const checks = (await Promise.all(parts.map((part) => part(cluster)))).flat();
    for (const check of checks) say(report, 'promises', check);
    amount += checks.length;
  }
  report.say(`promises: ${amount} checks, ${secondsSince(start)}`);
}
