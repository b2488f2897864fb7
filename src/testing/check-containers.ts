import { listOf, fieldsOf } from '../kubernetes/json';
import { containersOf, type ContainerKind, type PodContainer } from '../pod/containers';
import { containersText, containerText, KIND_WORDS } from './container-words';
import type { TestedPod } from './tested-pod';
import type { Verdict } from './verdict';
import { misuse } from './misuse';

/** The matchers by the kind of container that they expect. */
const MATCHERS: Readonly<Record<ContainerKind, string | undefined>> = {
  app: 'toHaveContainer',
  sidecar: 'toHaveSidecar',
  init: 'toHaveInitStep',
  ephemeral: undefined,
};

const PLACES: Readonly<Record<ContainerKind, string>> = {
  app: 'an ordinary container',
  sidecar: 'a sidecar',
  init: 'an init step',
  ephemeral: 'an ephemeral container',
};

/** Whether a Pod has a native sidecar. */
export function checkSidecar(pod: TestedPod, name: string): Verdict {
  return checkContainer(pod, name, 'sidecar');
}

/** Whether a Pod has an init container that ends before the app starts. */
export function checkInitStep(pod: TestedPod, name: string): Verdict {
  return checkContainer(pod, name, 'init');
}

/** Whether a Pod has an ordinary container. */
export function checkOrdinaryContainer(pod: TestedPod, name: string): Verdict {
  return checkContainer(pod, name, 'app');
}

function checkContainer(pod: TestedPod, name: string, kind: ContainerKind): Verdict {
  if (typeof name !== 'string' || name === '') {
    throw misuse(`${JSON.stringify(name)} is not the name of a container: name it as in ${MATCHERS[kind]}("web").`);
  }
  const containers = containersOf(pod.stored);
  const found = containers.find((container) => container.name === name);
  if (found?.kind === kind) return { holds: true, fact: `has the ${containerText(found)}.` };
  if (found) return otherKind(pod, found, kind);
  return { holds: false, fact: `has no ${KIND_WORDS[kind]} "${name}": it has ${containersText(containers)}.` };
}

function otherKind(pod: TestedPod, found: PodContainer, kind: ContainerKind): Verdict {
  const fact = `has "${found.name}" as ${PLACES[found.kind]}, and not as ${PLACES[kind]}.`;
  const matcher = MATCHERS[found.kind];
  if (isDroppedSidecar(pod, found)) {
    return {
      holds: false,
      fact: `has "${found.name}" as an init step: this version drops the restartPolicy that makes it a sidecar.`,
      fix: 'name a cluster that has native sidecars (on by default from 1.29): with TargetCluster.set, or by the option target.',
    };
  }
  return { holds: false, fact, ...(matcher !== undefined && { fix: `expect it with ${matcher}("${found.name}").` }) };
}

/** A cluster without native sidecars takes one for an init step. */
function isDroppedSidecar({ pod: { spec } }: TestedPod, { kind, list, index }: PodContainer): boolean {
  return kind === 'init' && fieldsOf(listOf(spec[list])[index])['restartPolicy'] === 'Always';
}
