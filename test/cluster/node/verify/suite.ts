import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { KubernetesVersion } from '../../../../src/kubernetes/version';
import type { VerifiedPod, VerifyOutput } from '../../../../src/live/live-output';
import { verifyInput } from '../../../../src/live/verify-input';
import { inputObjects } from '../../../../src/manifests/input-objects';
import { isList, isObject, textAt, type Json, type JsonObject } from '../../json';
import { JudgeError } from '../../judge-error';
import { secondsSince } from '../../report';
import { say, type Check } from '../check';
import type { Cluster } from '../cluster';
import { createAll, deletePod } from '../live-pods';
import type { NodeBench, NodeSuite } from '../suite';
import { CLOSED_NAMESPACE, PODS, REFUSED } from './pods';

/** What `pod-patterns verify` says of Pods that really run. */
export const VERIFY: NodeSuite = { name: 'verify', run: runVerify };

const PATIENCE = 90_000;
const TARGET = { version: KubernetesVersion.V1_36, featureGates: {} };

/** What must be said of a Pod at some time, and what of it is shown. */
interface Expected {
  readonly title: string;
  readonly isSaid: (output: VerifyOutput) => boolean;
}

/** In the order in which they come true. */
const EXPECTED: readonly Expected[] = [
  of('slow', 'waits for its startup probe, of which the bound is known', ({ verdict, waits: [wait] }) => {
    return verdict === 'starting' && wait?.gate === 'startupProbe' && wait.latestSeconds === 31;
  }),
  of('init', 'waits for the end of an init container, which nothing bounds', ({ verdict, waits: [wait] }) => {
    return (
      verdict === 'starting' && wait?.gate === 'exit' && wait.container === 'migrate' && wait.latestSeconds === null
    );
  }),
  of('unschedulable', 'waits for a node', ({ verdict, warnings }) => {
    return verdict === 'unschedulable' && warnings.some(({ reason }) => reason === 'FailedScheduling');
  }),
  of('blocked', 'cannot be started, and a finding says why', ({ verdict, findings }) => {
    return verdict === 'blocked' && findings.some(({ rule }) => rule === 'image-never-pulled');
  }),
  of('healthy', 'is ready, no earlier than predicted', ({ verdict, readiness }) => {
    return verdict === 'ready' && readiness !== null && readiness.seconds >= readiness.earliestSeconds;
  }),
  of('hung', 'was ready, and is not any more', ({ verdict, waits: [wait] }) => {
    return verdict === 'hung' && wait?.gate === 'readinessProbe';
  }),
  {
    title: 'a ReplicaSet whose Pods are refused is named with what the API server says',
    isSaid: ({ refused: [refused, ...others] }) =>
      others.length === 0 && refused?.name === 'refused' && refused.message.includes('PodSecurity'),
  },
  of('crash', 'waits for a back-off that gets longer', ({ verdict, restarts: [restarts] }) => {
    return verdict === 'crashLooping' && restarts?.lastExitCode === 3 && (restarts.backOffSeconds ?? 0) >= 20;
  }),
  of('slow', 'is ready in the end', ({ verdict }) => verdict === 'ready'),
];

function of(name: string, title: string, isSaid: (pod: VerifiedPod) => boolean): Expected {
  return { title: `"${name}" ${title}`, isSaid: ({ pods }) => pods.some((pod) => pod.name === name && isSaid(pod)) };
}

async function runVerify({ cluster, report }: NodeBench): Promise<void> {
  const start = Date.now();
  await createAll(cluster, PODS);
  for (const [path, object] of REFUSED) await cluster.client.send('POST', path, JSON.stringify(object));
  for (const expected of EXPECTED) say(report, 'verify', await checked(cluster, expected));
  say(report, 'verify', await nextStart(cluster));
  await deletePod(cluster, 'stopping');
  say(report, 'verify', await checked(cluster, STOPPING));
  for (const pod of PODS) await deletePod(cluster, textAt(pod, 'metadata', 'name') ?? '', 1);
  report.say(`verify: ${EXPECTED.length + 2} checks, ${secondsSince(start)}`);
}

const STOPPING = of('stopping', 'was deleted, and is gone in time', ({ verdict, waits: [wait] }) => {
  return verdict === 'stopping' && wait?.gate === 'deletion' && wait.latestSeconds === 27;
});

async function checked(cluster: Cluster, { title, isSaid }: Expected): Promise<Check> {
  const start = Date.now();
  let output = await verified(cluster, title);
  while (!isSaid(output) && Date.now() - start < PATIENCE) {
    await sleep(500);
    output = await verified(cluster, title);
  }
  const isKept = isSaid(output);
  return { title, isKept, seen: isKept ? secondsSince(start) : JSON.stringify(output) };
}

/** The container starts again within the bounds that were foretold. */
async function nextStart(cluster: Cluster): Promise<Check> {
  const title = '"crash" starts again within the bounds that were foretold';
  const crash = ({ pods }: VerifyOutput): VerifiedPod | undefined => pods.find(({ name }) => name === 'crash');
  const before = crash(await verified(cluster, title))?.restarts[0];
  const start = Date.now();
  if (!before?.nextStart) return { title, isKept: false, seen: JSON.stringify(before) };
  let count = before.count;
  while (count === before.count && Date.now() - start < PATIENCE) {
    await sleep(250);
    count = crash(await verified(cluster, title))?.restarts[0]?.count ?? count;
  }
  const seconds = (Date.now() - start) / 1000;
  const { earliestSeconds, latestSeconds } = before.nextStart;
  const isKept = count > before.count && seconds >= earliestSeconds - SLACK && seconds <= latestSeconds + SLACK;
  return { title, isKept, seen: `${seconds.toFixed(1)} s, foretold ${earliestSeconds} to ${latestSeconds} s` };
}

/** Times of the API have no fractions, and the node has other things to do. */
const SLACK = 3;

/** What is said of everything in the cluster now, as `kubectl get pod,event -o json` prints it. */
async function verified({ client }: Cluster, title: string): Promise<VerifyOutput> {
  const asked = Date.now() / 1000;
  const items: JsonObject[] = [];
  for (const namespace of ['default', CLOSED_NAMESPACE]) {
    for (const [kind, plural] of [
      ['Pod', 'pods'],
      ['Event', 'events'],
    ] as const) {
      const { body } = await client.get(`/api/v1/namespaces/${namespace}/${plural}`);
      items.push(...itemsOf(body).map((item) => ({ apiVersion: 'v1', kind, ...item })));
    }
  }
  const text = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  keep(title, text);
  return verifyInput(inputObjects('-', text), { target: TARGET, podKinds: [], now: asked });
}

function itemsOf(body: Json): JsonObject[] {
  const items = isObject(body) ? body['items'] : undefined;
  if (!isList(items)) throw new JudgeError('the API server lists no objects');
  return items.filter((item) => isObject(item));
}

/** With VERIFY_FOLDER, what the cluster printed last for each check stays there, for tests that need no cluster. */
function keep(title: string, text: string): void {
  const folder = process.env['VERIFY_FOLDER'];
  if (folder !== undefined) writeFileSync(`${folder}/${title.replace(/\W+/g, '-')}.json`, text);
}
