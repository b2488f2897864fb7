import type { Fields } from '../kubernetes/json';
import type { IConstruct } from 'constructs';
import type { HelperContainer } from '../pod/provenance';
import { constructPath } from '../tree/construct-path';
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
export function addContainer(construct: IConstruct, container: Fields, place: ContainerPlace): PodEdit {
  return {
    phase: EditPhase.CONTAINERS,
    construct,
    apply: (draft) => {
      const copy = structuredClone(container);
      const name = String(copy['name']);
      const path = constructPath(construct);
      draft.append(draft.spec, place.list, copy);
      draft.provenance.add({ type: 'container', name }, path);
      if (place.helper) draft.provenance.addHelper(name, place.helper);
      if (place.order) draft.initOrders.set(copy, { ...place.order, construct: path });
    },
  };
}
