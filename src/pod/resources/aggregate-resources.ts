import type { Fields } from '../../kubernetes/json';
import { addResourceLists, maxResourceLists, type ResourceList, NO_RESOURCES } from '../../kubernetes/resource-list';
import { resourcesOf, type Resources, type ResourceSide } from './container-resources';
import { containersOf, type PodContainer, withoutEphemeral } from '../containers';

/** A container whose requests and limits count for its Pod. */
export interface ContainerAmounts extends Resources {
  readonly container: PodContainer;
}

/** The containers of a Pod whose resources count, in the order in which they start: all but the ephemeral ones. */
export function amountsOfContainers(spec: Fields): ContainerAmounts[] {
  return withoutEphemeral(containersOf(spec)).map((container) => ({ container, ...resourcesOf(container) }));
}

/**
 * What the containers of a Pod need together: the greater of what runs for the Pod's life and of what each init container
 * needs beside the sidecars that have started before it, resource by resource.
 *
 * Source: k8s.io/component-helpers/resource, aggregateContainerResourcesByFn.
 */
export function aggregateResources(consumers: readonly ContainerAmounts[], side: ResourceSide): ResourceList {
  const start = stagesOf(consumers, side).map(({ needed }) => needed);
  return maxResourceLists(steadyResources(consumers, side), start.reduce(maxResourceLists, NO_RESOURCES));
}

/** What the containers of the app need together with all sidecars. */
export function steadyResources(consumers: readonly ContainerAmounts[], side: ResourceSide): ResourceList {
  const lasting = [...ofKind(consumers, 'app'), ...ofKind(consumers, 'sidecar')];
  return lasting.map((consumer) => consumer[side]).reduce(addResourceLists, NO_RESOURCES);
}

function ofKind(consumers: readonly ContainerAmounts[], kind: PodContainer['kind']): ContainerAmounts[] {
  return consumers.filter(({ container }) => container.kind === kind);
}

/** A part of the Pod's start: an init container as it runs, or a sidecar as it has come up. */
export interface StartStage {
  readonly container: PodContainer;
  /** What the container needs together with the sidecars that have started before it. */
  readonly needed: ResourceList;
  /** What those sidecars need. */
  readonly sidecars: ResourceList;
}

/** What is needed at each part of the Pod's start. */
export function stagesOf(consumers: readonly ContainerAmounts[], side: ResourceSide): StartStage[] {
  let sidecars = NO_RESOURCES;
  return consumers
    .filter(({ container }) => container.list === 'initContainers')
    .map((consumer) => {
      const before = sidecars;
      if (consumer.container.kind === 'init') return stage(consumer, addResourceLists(consumer[side], before), before);
      sidecars = addResourceLists(before, consumer[side]);
      return stage(consumer, sidecars, before);
    });
}

function stage({ container }: ContainerAmounts, needed: ResourceList, sidecars: ResourceList): StartStage {
  return { container, needed, sidecars };
}
