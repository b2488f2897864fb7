import { KubernetesVersion } from '../../../../src/kubernetes/version';
import { resizeOf, type ResourceResize } from '../../../../src/pod/resources/resize';
import { asStored } from '../../../support/as-stored';
import type { JsonObject } from '../../json';
import { secondsSince } from '../../report';
import { factsOf } from '../cgroups';
import { say, type Check } from '../check';
import type { Cluster } from '../cluster';
import { createAll, deletePod, untilPod } from '../live-pods';
import { containerStatuses } from '../pod-status';
import type { NodeBench, NodeSuite } from '../suite';
import { askResize, containersIn, getPod, isResizing, restartsOf, specOf } from './resize-pod';
import { resizeCases, resourcesOf, type Amounts, type ResizeCase } from './pods';

/** What a resize of a running container does: whether it restarts, and what the kernel grants it then. */
export const RESIZES: NodeSuite = { name: 'resizes', run: runResizes };

const TARGET = { version: KubernetesVersion.V1_36, featureGates: {} };

async function runResizes({ cluster, report }: NodeBench): Promise<void> {
  const start = Date.now();
  const cases = resizeCases(cluster.hostFolder('resizes'));
  let amount = 0;
  for (const resizeCase of cases) {
    for (const check of await checksOf(cluster, resizeCase)) {
      say(report, 'resizes', check);
      amount += 1;
    }
  }
  report.say(`resizes: ${amount} checks, ${secondsSince(start)}`);
}

async function checksOf(cluster: Cluster, resizeCase: ResizeCase): Promise<Check[]> {
  const { name, spec, before, after } = resizeCase;
  await createAll(cluster, [{ apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec }]);
  try {
    const stored = await untilRunning(cluster, name);
    const { resources } = resizeOf(asStored(specOf(stored)), TARGET);
    const checks: Check[] = [];
    const has = new Map<string, Amounts>();
    // what waits for an init step does not run, and cannot be looked at
    const running = new Set(
      containerStatuses(stored).flatMap((status) => (status.state === 'running' ? status.name : [])),
    );
    for (const resize of resources.filter(({ container }) => running.has(container))) {
      const present = has.get(resize.container) ?? before;
      const wanted = { ...present, [resize.resource]: after[resize.resource] };
      checks.push(await checkOf(cluster, name, resize, wanted));
      has.set(resize.container, wanted);
    }
    return checks;
  } finally {
    await deletePod(cluster, name, 1);
  }
}

async function checkOf(cluster: Cluster, pod: string, resize: ResourceResize, wanted: Amounts): Promise<Check> {
  const { container, resource, effect } = resize;
  const restarts = restartsOf(await getPod(cluster, pod), container);
  const refusal = await askResize(cluster, pod, container, resourcesOf(wanted));
  const seen = refusal === undefined ? await untilGranted(cluster, pod, container, wanted) : undefined;
  const added = seen ? restartsOf(seen, container) - restarts : 0;
  const expected = effect === 'refused' ? 'refused' : `${effect === 'restartsContainer' ? 1 : 0} restarts`;
  const was = refusal === undefined ? `${added} restarts` : 'refused';
  return {
    title: `${pod}: a resize of ${resource} of "${container}": ${effect}`,
    isKept: expected === was,
    seen: [was, refusal ?? grantedTo(seen ?? {}, container)].join(', '),
  };
}

/** Resolves when all containers of the app run, or an init step. */
function untilRunning(cluster: Cluster, name: string): Promise<JsonObject> {
  return untilPod(cluster, name, ({ versions }) => {
    const pod = versions.at(-1)?.pod;
    const statuses = pod ? containerStatuses(pod) : [];
    const steps = pod ? containersIn(specOf(pod), 'initContainers').filter((step) => !('restartPolicy' in step)) : [];
    const isStep = (container: string): boolean => steps.some((step) => step['name'] === container);
    const running = statuses.filter(({ state }) => state === 'running').map((status) => status.name);
    return statuses.length > 0 && (running.length === statuses.length || running.some(isStep));
  });
}

/** Resolves when the kernel grants a container, which runs, what it is to have. */
function untilGranted(cluster: Cluster, name: string, container: string, wanted: Amounts): Promise<JsonObject> {
  return untilPod(cluster, name, ({ versions }) => {
    const pod = versions.at(-1)?.pod ?? {};
    return grantedTo(pod, container) === grantOf(wanted) && !isResizing(pod);
  });
}

function grantedTo(pod: JsonObject, container: string): string {
  return factsOf(pod)[container] ?? 'nothing';
}

/** The shares, the quota and the memory limit of a container that the kernel is to grant. */
function grantOf({ cpu, memory }: Amounts): string {
  return `${Math.floor((cpu.request * 1024) / 1000)} ${cpu.limit * 100} ${memory.limit * 1024 * 1024}`;
}
