import { existsSync, readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { isList, isObject, textAt, type JsonObject } from '../json';

const HIERARCHIES = '/sys/fs/cgroup';
/** Where the kubelet puts Pods, by their class. */
const PLACES = ['kubepods', 'kubepods/burstable', 'kubepods/besteffort'];

/** What the kernel grants a cgroup: CPU shares, the CPU time in each 100,000 µs (-1: no limit), bytes of memory. */
export type Granted = `${string} ${string} ${string}`;

/** What was seen of a Pod, each thing by its name. */
export type Facts = { readonly [name: string]: string };

/** The class of a Pod, its cgroup, and what its containers and itself are granted. */
export function factsOf(pod: JsonObject): Facts {
  const uid = `pod${textAt(pod, 'metadata', 'uid') ?? ''}`;
  const places = PLACES.flatMap((place) => foldersOf(place, uid).map((folder) => ({ place, folder })));
  const folder = places[0]?.folder ?? 'no cgroup';
  const containers = runningContainers(pod).map(({ name, id }) => [name, granted(path.join(folder, id))] as const);
  return {
    'status.qosClass': textAt(pod, 'status', 'qosClass') ?? '',
    cgroup: places.map(({ place }) => place).join(),
    Pod: granted(folder),
    ...Object.fromEntries(containers),
  };
}

/** The cgroup of a Pod in any cluster of this machine; the names of Pods' cgroups are unique. */
function foldersOf(place: string, uid: string): string[] {
  const roots = readdirSync(path.join(HIERARCHIES, 'cpu'), { withFileTypes: true }).filter((root) =>
    root.isDirectory(),
  );
  return roots
    .map((root) => path.join(root.name, place, uid))
    .filter((folder) => existsSync(path.join(HIERARCHIES, 'cpu', folder)));
}

function granted(folder: string): Granted {
  const value = (hierarchy: string, file: string): string => {
    const name = path.join(HIERARCHIES, hierarchy, folder, file);
    return existsSync(name) ? readFileSync(name, 'utf8').trim() : 'nothing';
  };
  const [shares, quota] = [value('cpu', 'cpu.shares'), value('cpu', 'cpu.cfs_quota_us')];
  return `${shares} ${quota} ${value('memory', 'memory.limit_in_bytes')}`;
}

function runningContainers({ status }: JsonObject): { readonly name: string; readonly id: string }[] {
  const lists = isObject(status) ? [status['initContainerStatuses'], status['containerStatuses']] : [];
  return lists
    .flatMap((list) => (isList(list) ? list.filter(isObject) : []))
    .filter(({ state }) => isObject(state) && 'running' in state)
    .map((container) => ({
      name: textAt(container, 'name') ?? '',
      id: (textAt(container, 'containerID') ?? '').replace(/^.*\//, ''),
    }));
}
