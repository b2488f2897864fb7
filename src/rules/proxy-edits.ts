import type { DocumentEdit } from '../manifests/edit/document-edit';
import type { PodContainer } from '../pod/containers';
import { probesOf } from '../pod/handlers';
import { listenersOf, localhostReferences } from '../pod/network/localhost';
import type { Pod } from '../pod/pod';
import { probeRequestOf } from '../pod/probes/probe-request';
import { nativeSidecarEdits } from './native-sidecar';

/**
 * The edits that make a native sidecar of a container that another one finds on localhost, so that it starts before that one
 * and stops after it. That is certain only if a probe calls one of the ports on which it is found, which then tells when it
 * serves: a probe of another port may ask for the app. None as well if it needs an ordinary container itself.
 */
export function proxyEdits(pod: Pod, proxy: PodContainer): DocumentEdit[] {
  const ordinary = pod.containers.filter(({ kind }) => kind === 'app');
  const needed = ordinary.flatMap((client) => portsFoundBy(client, pod, proxy.name));
  const asksForApp = portsFoundBy(proxy, pod).length > 0;
  return asksForApp || !isTold(proxy, needed) ? [] : nativeSidecarEdits(pod, proxy);
}

/** The ports on localhost by which a container finds others, or one of them. */
function portsFoundBy(client: PodContainer, { spec }: Pod, name?: string): number[] {
  return localhostReferences(client, () => listenersOf(spec))
    .filter(({ givenBy }) => name === undefined || givenBy.has(name))
    .map(({ port }) => port);
}

/** Whether the probe that holds the app back, or the one that it is made of, calls one of some ports. */
function isTold(proxy: PodContainer, ports: readonly number[]): boolean {
  const gate = probesOf(proxy).find(({ path }) => path !== 'livenessProbe');
  if (gate === undefined) return false;
  const { host, port } = probeRequestOf(proxy, gate);
  return host === '' && typeof port === 'number' && ports.includes(port);
}
