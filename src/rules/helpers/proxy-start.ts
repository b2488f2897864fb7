import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { fieldsOf, isFields } from '../../kubernetes/json';
import { listed, quotedFirst } from '../../kubernetes/words';
import type { PodContainer } from '../../pod/containers';
import { listenersOf, localhostReferences } from '../../pod/network/localhost';
import type { Pod } from '../../pod/pod';
import { toNativeSidecar } from '../native-sidecar';
import { problemsOfEach } from '../places';
import type { Rule } from '../rule';
import { SYMPTOMS } from '../symptoms';
import { proxyEdits } from '../proxy-edits';

/**
 * What an app needs on localhost listens before the app starts. The kubelet starts ordinary containers one after another,
 * and goes on as soon as a process runs: only a postStart hook of the one in front holds the next one back. A program that
 * tries again does not mind.
 */
export const proxyStart: Rule = {
  id: 'proxy-start',
  severity: FindingSeverity.INFO,
  level: FindingLevel.RECOMMENDED,
  summary: 'An ordinary container starts after what it needs on localhost.',
  fields: ['spec.containers[*].{ports,lifecycle.postStart}', 'spec.containers[*].env[*].{name,value}'],
  onlyWith: ['env'],
  symptoms: [SYMPTOMS.refused, SYMPTOMS.crashLoop, SYMPTOMS.backOff],
  source: 'k8s.io/kubernetes/pkg/kubelet/kuberuntime, SyncPod',
  mend: (pod, { path }) => {
    const ordinary = ordinaryContainers(pod);
    const client = ordinary.find((container) => container.path === path);
    const names = client ? neededBefore(client, ordinary, pod).map(({ name }) => name) : [];
    // Of several only one can move at a time, and it is not certain which of them needs another.
    return new Set(names).size === 1
      ? ordinary.filter(({ name }) => name === names[0]).flatMap((each) => proxyEdits(pod, each))
      : [];
  },
  check: (pod) => {
    const ordinary = ordinaryContainers(pod);
    if (ordinary.length < 2) return [];
    return problemsOfEach(ordinary, (client) => {
      const needed = neededBefore(client, ordinary, pod);
      if (needed.length === 0) return [];
      const [names, ports] = [needed.map(({ name }) => name), needed.map(({ port }) => String(port))];
      return [
        {
          message: `"${client.name}" finds ${quotedFirst([...new Set(names)], 3)} on port ${listed([...new Set(ports)])} of localhost, and starts without waiting for it to listen.`,
          ...gateFix(pod, names[0] ?? ''),
        },
      ];
    });
  },
};

function ordinaryContainers({ containers }: Pod): PodContainer[] {
  return containers.filter(({ kind }) => kind === 'app');
}

function gateFix(pod: Pod, name: string): ReturnType<typeof toNativeSidecar> {
  const { fix, ...rest } = toNativeSidecar(pod);
  return { ...rest, fix: fix.replace('the container', `"${name}"`).replace(/\.$/, ', and give it a startupProbe.') };
}

interface Needed {
  readonly name: string;
  readonly port: number;
}

/** The other containers that a container finds by its variables, and that do not hold it back. */
function neededBefore(client: PodContainer, ordinary: readonly PodContainer[], { spec }: Pod): Needed[] {
  return localhostReferences(client, () => listenersOf(spec)).flatMap(({ port, givenBy }) => {
    const listeners = ordinary.filter(({ name }) => givenBy.has(name));
    const isHeldBack = listeners.some((each) => hasHook(each) && ordinary.indexOf(each) < ordinary.indexOf(client));
    // What else listens on the port may be running already.
    const isLeftOut = listeners.length < givenBy.size;
    return isHeldBack || isLeftOut ? [] : listeners.map(({ name }) => ({ name, port }));
  });
}

function hasHook({ fields }: PodContainer): boolean {
  return isFields(fieldsOf(fields['lifecycle'])['postStart']);
}
