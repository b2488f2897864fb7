import { setTimeout as sleep } from 'node:timers/promises';
import type { ResizeChange } from '../../../../src/changes/effects/resize-changes';
import { deepEqual } from '../../../../src/kubernetes/json';
import { isList, isObject, type Json, type JsonObject } from '../../json';
import type { Check } from '../check';
import type { Cluster } from '../cluster';
import { createAll, deletePod, isReady, untilPod } from '../live-pods';
import { askResize, getPod, isResizing, restartsOf } from '../resizes/resize-pod';
import { said } from './said';
import { box, podSpec, workload } from './workload';

/** A change of amounts that is asked of a running Pod of the old template. */
interface ResizeCase {
  readonly name: string;
  readonly title: string;
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** For what a container restarts. */
  readonly restartsFor?: 'cpu' | 'memory';
}

const amounts = (requests: JsonObject, limits: JsonObject = {}): JsonObject => ({ requests, limits });
const SMALL = amounts({ cpu: '20m', memory: '16Mi' }, { cpu: '100m', memory: '32Mi' });
const MORE_CPU = amounts({ cpu: '30m', memory: '16Mi' }, { cpu: '200m', memory: '32Mi' });
const MORE_MEMORY = amounts({ cpu: '20m', memory: '24Mi' }, { cpu: '100m', memory: '48Mi' });

const CASES: readonly ResizeCase[] = [
  {
    name: 'more-cpu',
    title: 'more cpu',
    before: SMALL,
    after: MORE_CPU,
  },
  {
    name: 'less-cpu',
    title: 'less cpu',
    before: SMALL,
    after: amounts({ cpu: '10m', memory: '16Mi' }, { cpu: '50m', memory: '32Mi' }),
  },
  {
    name: 'more-memory',
    title: 'more memory',
    before: SMALL,
    after: MORE_MEMORY,
  },
  {
    name: 'less-memory',
    title: 'a lower limit of memory',
    before: SMALL,
    after: amounts({ cpu: '20m', memory: '8Mi' }, { cpu: '100m', memory: '24Mi' }),
  },
  {
    name: 'restart-cpu',
    title: 'more cpu, for which the container restarts',
    before: SMALL,
    after: MORE_CPU,
    restartsFor: 'cpu',
  },
  {
    name: 'restart-memory',
    title: 'more memory, for which the container restarts',
    before: SMALL,
    after: MORE_MEMORY,
    restartsFor: 'memory',
  },
  {
    name: 'other-restart',
    title: 'more cpu, where the container restarts for memory',
    before: SMALL,
    after: MORE_CPU,
    restartsFor: 'memory',
  },
  {
    name: 'added-limit',
    title: 'a limit that was not there',
    before: amounts({ cpu: '20m', memory: '16Mi' }),
    after: amounts({ cpu: '20m', memory: '16Mi' }, { cpu: '100m' }),
  },
  {
    name: 'guaranteed',
    title: 'a change of the QoS class',
    before: SMALL,
    after: amounts({ cpu: '100m', memory: '32Mi' }, { cpu: '100m', memory: '32Mi' }),
  },
  { name: 'best-effort', title: 'amounts where there were none', before: {}, after: amounts({ cpu: '20m' }) },
  {
    name: 'removed',
    title: 'a limit that is removed',
    before: SMALL,
    after: amounts({ cpu: '20m', memory: '16Mi' }, { memory: '32Mi' }),
  },
  {
    name: 'storage',
    title: 'another resource',
    before: SMALL,
    after: amounts({ cpu: '20m', memory: '16Mi', 'ephemeral-storage': '10Mi' }, { cpu: '100m', memory: '32Mi' }),
  },
];

/** Each change of amounts: whether it is taken, and whether the container restarts, as `diff` says. */
export function resizeChecks(): ((cluster: Cluster) => Promise<Check[]>)[] {
  return CASES.map((each) => async (cluster) => [await checkOf(cluster, each)]);
}

async function checkOf(
  cluster: Cluster,
  { name: short, title: what, before, after, restartsFor }: ResizeCase,
): Promise<Check> {
  const name = `resized-${short}`;
  const policy = restartsFor ? [{ resourceName: restartsFor, restartPolicy: 'RestartContainer' }] : [];
  const spec = (version: 'old', resources: JsonObject): JsonObject =>
    podSpec(version, {}, { containers: [box(version, {}, { resources, resizePolicy: policy })] });
  const objects = [before, after].map((resources) => workload('Deployment', name, spec('old', resources)));
  const [change] = said(objects.slice(0, 1), objects.slice(1)).objects;
  const expected = outcomeOf(change?.pods[0]?.resizes ?? []);
  await createAll(cluster, [{ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: spec('old', before) }]);
  try {
    await untilPod(cluster, name, isReady);
    const seen = await resize(cluster, name, after);
    const isKept = seen.outcome === expected;
    return { title: `resize: ${what}`, isKept, seen: isKept ? seen.text : `${seen.text}, foretold: ${expected}` };
  } finally {
    await deletePod(cluster, name, 1);
  }
}

/** All amounts are asked for at once. */
function outcomeOf(changes: readonly ResizeChange[]): string {
  if (changes.length === 0) return 'nothing';
  if (changes.some(({ effect }) => effect === 'refused')) return 'refused';
  return changes.some(({ effect }) => effect === 'restartsContainer') ? '1 restarts' : '0 restarts';
}

/** What the kubelet may take to give a container other amounts, in milliseconds. */
const PATIENCE = 60_000;

async function resize(cluster: Cluster, name: string, wanted: JsonObject): Promise<{ outcome: string; text: string }> {
  const refusal = await askResize(cluster, name, 'web', wanted);
  if (refusal !== undefined) return { outcome: 'refused', text: refusal.split('\n')[0] ?? '' };
  const isDone = (pod: JsonObject): boolean => deepEqual(grantedTo(pod), cleared(wanted)) && !isResizing(pod);
  let pod = await getPod(cluster, name);
  for (
    const deadline = Date.now() + PATIENCE;
    !isDone(pod) && Date.now() < deadline;
    pod = await getPod(cluster, name)
  ) {
    await sleep(200);
  }
  const outcome = isDone(pod) ? `${restartsOf(pod, 'web')} restarts` : 'not done';
  return { outcome, text: `${outcome}, ${JSON.stringify(grantedTo(pod))}` };
}

function grantedTo({ status }: JsonObject): Json {
  const statuses = isObject(status) ? status['containerStatuses'] : undefined;
  const [first] = isList(statuses) ? statuses.filter(isObject) : [];
  return cleared(isObject(first?.['resources']) ? first['resources'] : {});
}

/** Without empty lists of amounts. */
function cleared(resources: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(resources).filter(([, value]) => isObject(value) && Object.keys(value).length > 0),
  );
}
