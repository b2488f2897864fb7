import { containerKind } from '../pod/containers';
import { deepCopy, type Fields } from '../kubernetes/json';
import type { HelperContainer } from '../pod/provenance';
import { EditPhase, type PodEdit } from './pod-edit';
import type { InitOrder } from './pod-draft';

/** What an added container is to the Pod. */
export interface ContainerPlace {
  readonly list: 'containers' | 'initContainers';
  readonly order?: InitOrder;
  /** What a pattern promises of it. */
  readonly helper?: HelperContainer;
}

/** Adds a container to one of the Pod's lists. */
export function addContainer(container: Fields, place: ContainerPlace): PodEdit {
  return {
    phase: EditPhase.CONTAINERS,
    apply: (draft, author) => {
      const copy = deepCopy(container);
      const name = String(copy['name']);
      draft.append(draft.spec, place.list, copy);
      draft.noteAdded({ type: 'container', name }, container, author, containerKind(place.list, container));
      if (place.helper) draft.provenance.addHelper(name, place.helper);
      if (place.order) {
        const isPromised = draft.provenance.call === undefined;
        draft.initOrders.set(copy, { ...place.order, construct: author, isPromised });
      }
    },
  };
}
