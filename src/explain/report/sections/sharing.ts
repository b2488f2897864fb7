import type { Sharing } from '../../../pod/network/shared-namespaces';
import type { ExplainedPod } from '../../explain-object';
import type { Section } from '../report-section';

/** What the containers share besides volumes. One container alone, apart from the node, shares nothing. */
export const sharingSection: Section = {
  heading: () => 'What the containers share',
  blocks: (pod) =>
    isAlone(pod)
      ? []
      : [
          {
            type: 'table',
            rows: [
              ['network', `${WITH[pod.sharedNamespaces.network]}: one address, localhost and its ports`],
              ['IPC', `${WITH[pod.sharedNamespaces.ipc]}: shared memory and semaphores`],
              ['processes', `${WITH[pod.sharedNamespaces.processes]}: what they see and can signal`],
            ],
          },
        ],
};

function isAlone({ containers, sharedNamespaces: { network, ipc, processes } }: ExplainedPod): boolean {
  return containers.length < 2 && ![network, ipc, processes].includes('node');
}

const WITH: Readonly<Record<Sharing, string>> = {
  container: 'each has its own',
  Pod: 'all together',
  node: 'with the whole node',
};
