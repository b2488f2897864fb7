import { writeFileSync } from 'node:fs';
import * as path from 'node:path';
import { KubernetesVersion } from '../../../../../src';
import { containerStatuses } from '../../pod-status';
import type { Cluster } from '../../cluster';
import type { PodHistory } from '../../pod-watch';
import type { Check } from '../../check';
import { createAll, deletePod, isReady, untilPod } from '../../live-pods';
import { synthesize } from '../synthesize';
import { factsOf, type Facts } from '../../cgroups';
import { RELEASE, writeTierPods } from './pods';

/** The most that the kernel's counter of memory holds: no limit. */
const ALL = '9223372036854771712';

/**
 * What must be seen: shares are 1024 for a core and 2 at the least, the quota 100,000 µs for a core. A Pod is granted the
 * sum of its containers, or what its init step takes beside the sidecar before it, and has a limit only where each
 * container has one.
 *
 * Source: pkg/kubelet/cm/helpers_linux.go, ResourceConfigForPod; pkg/kubelet/kuberuntime/kuberuntime_container_linux.go,
 * generateLinuxContainerResources
 */
const EXPECTED: { readonly [pod: string]: Facts } = {
  'tier-guaranteed': {
    'status.qosClass': 'Guaranteed',
    cgroup: 'kubepods',
    Pod: '358 35000 83886080',
    web: '204 20000 33554432',
    logs: '51 5000 16777216',
    migrate: '307 30000 67108864',
  },
  'tier-plus': {
    'status.qosClass': 'Guaranteed',
    cgroup: 'kubepods',
    Pod: '614 60000 83886080',
    web: '512 50000 67108864',
    logs: '102 10000 16777216',
  },
  'tier-whole': {
    'status.qosClass': 'Guaranteed',
    cgroup: 'kubepods',
    Pod: '409 40000 67108864',
    web: '409 40000 67108864',
    logs: '409 40000 67108864',
  },
  'tier-burstable': {
    'status.qosClass': 'Burstable',
    cgroup: 'kubepods/burstable',
    Pod: '102 30000 50331648',
    web: '102 30000 50331648',
  },
  'tier-burstable-open': {
    'status.qosClass': 'Burstable',
    cgroup: 'kubepods/burstable',
    Pod: `102 -1 ${ALL}`,
    web: '102 30000 50331648',
    logs: `2 -1 ${ALL}`,
  },
  'tier-best-effort': {
    'status.qosClass': 'BestEffort',
    cgroup: 'kubepods/besteffort',
    Pod: `2 -1 ${ALL}`,
    web: `2 -1 ${ALL}`,
    logs: `2 -1 ${ALL}`,
  },
};

/** Runs a Pod of each tier, and looks where the kubelet put it and what it granted. */
export async function runTiers(cluster: Cluster): Promise<Check[]> {
  const folder = cluster.hostFolder('tiers');
  const names = Object.keys(EXPECTED);
  try {
    await createAll(
      cluster,
      synthesize(KubernetesVersion.V1_36, (chart) => writeTierPods(chart, folder)),
    );
    const atInit = factsOf(await untilPod(cluster, 'tier-guaranteed', migrates));
    writeFileSync(path.join(folder, RELEASE), '');
    const seen = new Map<string, Facts>();
    for (const name of names) seen.set(name, factsOf(await untilPod(cluster, name, isReady)));
    seen.set('tier-guaranteed', { ...atInit, ...seen.get('tier-guaranteed') });
    return [...names.map((name) => checkOf(name, seen)), ...selfTest(seen)];
  } finally {
    for (const name of names) await deletePod(cluster, name, 1);
  }
}

function migrates({ versions }: PodHistory): boolean {
  const containers = containerStatuses(versions.at(-1)?.pod ?? {});
  return containers.some(({ name, state }) => name === 'migrate' && state === 'running');
}

function checkOf(name: string, seen: ReadonlyMap<string, Facts>): Check {
  const facts = seen.get(name) ?? {};
  const wrong = wrongFacts(EXPECTED[name] ?? {}, facts);
  const text = Object.entries(facts).map(([fact, value]) => `${fact} ${value}`);
  return {
    title: `${name} is in the cgroup of its class, with its shares, quota and memory`,
    isKept: wrong.length === 0,
    seen: [...text, ...wrong].join(', '),
  };
}

function wrongFacts(expected: Facts, seen: Facts): string[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(seen)])];
  return names
    .filter((name) => expected[name] !== seen[name])
    .map((name) => `NOT ${name} ${expected[name] ?? 'at all'}`);
}

/** Wrong expectations of a Pod that was really seen. */
const LIES: { readonly [title: string]: Facts } = {
  'another class': { 'status.qosClass': 'Burstable' },
  'another cgroup': { cgroup: 'kubepods/burstable' },
  'one share less for a container': { web: '203 20000 33554432' },
  'another quota for a container': { logs: '51 5100 16777216' },
  'a page of memory more for the Pod': { Pod: '358 35000 83890176' },
};

function selfTest(seen: ReadonlyMap<string, Facts>): Check[] {
  return Object.entries(LIES).map(([title, lie]) => {
    const wrong = wrongFacts({ ...EXPECTED['tier-guaranteed'], ...lie }, seen.get('tier-guaranteed') ?? {});
    return { title: `self-test: "${title}" is found`, isKept: wrong.length === 1, seen: wrong.join(', ') };
  });
}
