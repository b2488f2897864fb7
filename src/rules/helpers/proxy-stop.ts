import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import type { PodContainer } from '../../pod/containers';
import { listenersOf, localhostReferences } from '../../pod/network/localhost';
import type { Pod } from '../../pod/pod';
import { deletionGraceOf } from '../../pod/timeline/grace-period';
import { hookLength } from '../../pod/timeline/hook-length';
import { earliestTerms } from '../../pod/timeline/stop-traffic';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';
import { proxyEdits } from '../proxy-edits';

/**
 * A container that others find on localhost does not stop before they do. Ordinary containers are stopped all at once:
 * while one waits in its preStop hook for its last requests, a proxy beside it without a hook is gone.
 */
export const proxyStop: Rule = {
  id: 'proxy-stop',
  severity: FindingSeverity.WARNING,
  level: FindingLevel.RECOMMENDED,
  summary: 'A container that another one needs on localhost stops no sooner than that one.',
  fields: [
    'spec.containers[*].{ports,lifecycle.preStop}',
    'spec.containers[*].env[*].{name,value}',
    'spec.terminationGracePeriodSeconds',
  ],
  onlyWith: ['preStop'],
  symptoms: [SYMPTOMS.refused],
  source: 'k8s.io/kubernetes/pkg/kubelet/kuberuntime, killContainersWithSyncResult',
  mend: (pod, { path }) =>
    pod.containers
      .filter((proxy) => path === `${proxy.path}.lifecycle.preStop`)
      .flatMap((proxy) => proxyEdits(pod, proxy)),
  check: (pod) => {
    const waiting = pod.hooks.filter(
      ({ container, call }) => container.kind === 'app' && call.path === 'lifecycle.preStop',
    );
    const ordinary = pod.containers.filter(({ kind }) => kind === 'app');
    if (waiting.length === 0 || ordinary.length < 2) return [];
    const terms = earliestTerms(ordinary, deletionGraceOf(pod.spec));
    const clients = waiting.map(({ container }) => container);
    return problemsOfEach(ordinary, (proxy) => {
      const client = clientOf(proxy, clients, pod, terms);
      if (!client) return [];
      const [proxySeconds, clientSeconds] = [terms.get(proxy) ?? 0, terms.get(client) ?? 0];
      return [
        {
          path: 'lifecycle.preStop',
          message:
            `"${client.name}" finds "${proxy.name}" on localhost and serves for ${clientSeconds} s after the deletion, by its preStop hook; ` +
            `"${proxy.name}" gets TERM ${proxySeconds === 0 ? 'at once' : `after ${proxySeconds} s`}: for ${clientSeconds - proxySeconds} s "${client.name}" has nobody to ask.`,
          fix: `make "${proxy.name}" a native sidecar, which stops after the app, or give it a preStop hook that sleeps for ${clientSeconds} s.`,
        },
      ];
    });
  },
};

/** The container that goes on the longest after the proxy that it needs. */
function clientOf(
  proxy: PodContainer,
  clients: readonly PodContainer[],
  { spec }: Pod,
  terms: ReadonlyMap<PodContainer, number>,
): PodContainer | undefined {
  if (hookLength(proxy, 'preStop')?.latest === null) return undefined;
  const end = (container: PodContainer): number => terms.get(container) ?? 0;
  return clients
    .filter((client) => end(client) > end(proxy))
    .filter((client) =>
      localhostReferences(client, () => listenersOf(spec)).some(({ givenBy }) => givenBy.has(proxy.name)),
    )
    .sort((left, right) => end(right) - end(left))[0];
}
