import { setTimeout as sleep } from 'node:timers/promises';
import { textAt, type JsonObject } from '../../json';
import { secondsSince } from '../../report';
import { say, type Check } from '../check';
import { createAll, deletePod, isReady, untilPod } from '../live-pods';
import { containerStatuses } from '../pod-status';
import { container, podSpec } from '../scripts/container';
import { readJournal, type JournalLine } from '../scripts/journal';
import { hookCommand, type Script } from '../scripts/script';
import type { NodeBench, NodeSuite } from '../suite';

/** How all containers of a Pod start again, by the action `RestartAllContainers`. */
export const RESTARTS: NodeSuite = { name: 'restarts', run: runRestarts };

const NAME = 'restart-all';
/** With this code the container asks for it, once. */
const ASKS = 42;
/** How long the kubelet waits for a container that gets TERM. */
const KILLED_AFTER = 2;
const HOOK = { seconds: 1, exitCode: 0 };

const FOR_EVER: Script['runs'] = [{ exitCode: 0 }];
const SCRIPTS = {
  step: { container: 'step', runs: [{ seconds: 1, exitCode: 0 }], port: 8001, onTerm: 0 },
  proxy: { container: 'proxy', runs: FOR_EVER, port: 8002, onTerm: 0 },
  web: { container: 'web', runs: FOR_EVER, port: 8003, onTerm: 'ignores' },
  asks: { container: 'asks', runs: [{ seconds: 4, exitCode: ASKS }, { exitCode: 0 }], port: 8004, onTerm: 0 },
} as const satisfies Record<string, Script>;

async function runRestarts({ cluster, report }: NodeBench): Promise<void> {
  const start = Date.now();
  const journal = cluster.hostFolder(NAME);
  await createAll(cluster, [{ apiVersion: 'v1', kind: 'Pod', metadata: { name: NAME }, spec: specOf(journal) }]);
  try {
    const before = await untilPod(cluster, NAME, isReady);
    const after = await untilPod(cluster, NAME, (history) => {
      const pod = history.versions.at(-1)?.pod ?? {};
      return isReady(history) && containerStatuses(pod).every(({ restarts }) => restarts === 1);
    });
    const checks = checksOf(await completeJournal(journal), before, after);
    for (const one of checks) say(report, 'restarts', one);
    report.say(`restarts: ${checks.length} checks, ${secondsSince(start)}`);
  } finally {
    await deletePod(cluster, NAME, 1);
  }
}

/** A container without a probe is ready before its program has written that it runs. */
async function completeJournal(journal: string): Promise<readonly JournalLine[]> {
  const isComplete = (lines: readonly JournalLine[]): boolean =>
    Object.keys(SCRIPTS).every((name) =>
      lines.some(({ container: of, event, restart }) => of === name && event === 'start' && restart === 1),
    );
  const deadline = Date.now() + MAX_WAIT_MS;
  while (!isComplete(readJournal(journal)) && Date.now() < deadline) await sleep(100);
  return readJournal(journal);
}

const MAX_WAIT_MS = 10_000;

function specOf(journal: string): JsonObject {
  const preStop = (name: string): JsonObject => ({
    lifecycle: { preStop: { exec: { command: ['/bin/sh', '-c', hookCommand(name, 'preStop', HOOK)] } } },
  });
  const rule = { action: 'RestartAllContainers', exitCodes: { operator: 'In', values: [ASKS] } };
  return podSpec(journal, {
    terminationGracePeriodSeconds: 20,
    initContainers: [
      container(SCRIPTS.step),
      container(SCRIPTS.proxy, { restartPolicy: 'Always', ...preStop('proxy') }),
    ],
    containers: [
      container(SCRIPTS.web, preStop('web')),
      container(SCRIPTS.asks, { restartPolicy: 'Never', restartPolicyRules: [rule] }),
    ],
  });
}

/** Source: pkg/kubelet/kuberuntime/kuberuntime_manager.go, SyncPod; kuberuntime_container.go, killContainer */
function checksOf(lines: readonly JournalLine[], before: JsonObject, after: JsonObject): Check[] {
  const at = (name: string, event: string, restart: number): number =>
    lines.find((line) => line.container === name && line.event === event && line.restart === restart)?.at ?? NaN;
  const hooks = lines.filter(({ event }) => event === 'preStop');
  const killed = at('web', 'term', 0);
  const endOfWeb = at('step', 'start', 1);
  const address = (pod: JsonObject): string =>
    `${textAt(pod, 'metadata', 'uid') ?? ''} ${textAt(pod, 'status', 'podIP') ?? ''}`;
  const again = ['step', 'proxy', 'web', 'asks'].map((name) => at(name, 'start', 1));
  return [
    check('no preStop hook runs', hooks.length === 0, `${hooks.length} hooks`),
    check(
      'the container that asks for it has ended first',
      at('asks', 'exit', 0) < killed,
      seconds([at('asks', 'exit', 0), killed]),
    ),
    check(
      'the app gets TERM before the sidecar',
      killed < at('proxy', 'term', 0),
      seconds([killed, at('proxy', 'term', 0)]),
    ),
    check(
      `a container that goes on after TERM is killed after ${KILLED_AFTER} s, whatever the grace period is`,
      at('proxy', 'term', 0) - killed >= KILLED_AFTER - 0.2 && endOfWeb - killed < 10,
      seconds([killed, at('proxy', 'term', 0), endOfWeb]),
    ),
    check(
      'init steps run again, then sidecars, then the app',
      again.every((time, index) => index === 0 || time >= (again[index - 1] ?? NaN) - 0.3),
      seconds(again),
    ),
    check('the Pod keeps its address', address(before) === address(after), address(after)),
    check(
      'every container counts one restart',
      containerStatuses(after).every(({ restarts }) => restarts === 1),
      containerStatuses(after)
        .map(({ name, restarts }) => `${name} ${restarts}`)
        .join(', '),
    ),
  ];
}

function check(title: string, isKept: boolean, seen: string): Check {
  return { title, isKept, seen };
}

/** Times as seconds after the first of them. */
function seconds(times: readonly number[]): string {
  return times.map((time) => `${(time - (times[0] ?? 0)).toFixed(2)} s`).join(', ');
}
