import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { listed, quotedFirst } from '../../kubernetes/words';
import type { PodContainer } from '../../pod/containers';
import { listenersOf, localhostReferences } from '../../pod/network/localhost';
import { portsOfContainer } from '../../pod/network/ports';
import type { Pod } from '../../pod/pod';
import { problemsOfEach } from '../places';
import { hasRealGate } from '../real-gate';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';

/**
 * A native sidecar that others find on localhost holds them back until it listens. Without a startup probe or a postStart
 * hook the next container starts as soon as its process runs, and one that runs `true` changes nothing.
 */
export const sidecarGate: Rule = {
  id: 'sidecar-gate',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A native sidecar that others need holds them back until it serves.',
  fields: [
    'spec.initContainers[*].{restartPolicy,ports,startupProbe,lifecycle.postStart}',
    'spec.{initContainers,containers}[*].env[*].{name,value}',
  ],
  onlyWith: ['env'],
  symptoms: [SYMPTOMS.refused, SYMPTOMS.crashLoop, SYMPTOMS.backOff],
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#sidecar-containers-and-pod-lifecycle',
  check: (pod) => {
    const open = pod.containers.filter(hasNoGate);
    if (open.length === 0) return [];
    return problemsOfEach(open, (sidecar) => {
      const clients = clientsOf(sidecar, pod);
      if (clients.length === 0) return [];
      const names = [...new Set(clients.map(({ name }) => name))];
      const ports = [...new Set(clients.map(({ port }) => String(port)))];
      return [
        {
          path: 'startupProbe',
          message: `${quotedFirst(names, 3)} ${names.length === 1 ? 'finds' : 'find'} "${sidecar.name}" on port ${listed(ports)} of localhost, and nothing holds ${names.length === 1 ? 'it' : 'them'} back until "${sidecar.name}" listens.`,
          fix: `give "${sidecar.name}" a startupProbe that succeeds when it listens.`,
        },
      ];
    });
  },
};

function hasNoGate(container: PodContainer): boolean {
  return container.kind === 'sidecar' && !hasRealGate(container);
}

/** What is sent over UDP, as to StatsD, waits for nobody. */
function isOverTcp(sidecar: PodContainer, port: number): boolean {
  return portsOfContainer(sidecar).every((declared) => declared.port !== port || declared.protocol === 'TCP');
}

interface Client {
  readonly name: string;
  readonly port: number;
}

/** The containers that start after a sidecar and have a variable with a port of it. */
function clientsOf(sidecar: PodContainer, { containers, spec }: Pod): Client[] {
  const listeners = (): ReturnType<typeof listenersOf> => listenersOf(spec);
  return containers
    .slice(containers.indexOf(sidecar) + 1)
    .flatMap((client) => localhostReferences(client, listeners).map((found) => ({ ...found, name: client.name })))
    .filter(({ port, givenBy }) => givenBy.has(sidecar.name) && isOverTcp(sidecar, port));
}
