import { isFields, type Fields } from '../../kubernetes/json';
import { hasPatch } from '../../kubernetes/patches';
import type { KubernetesVersion } from '../../kubernetes/version';
import { valueAt } from '../../kubernetes/value-at';
import { containersOf, withoutEphemeral, type PodContainer } from '../containers';
import { canStartAgain, policyOf } from '../timeline/restart-decision';
import { EVENT_ROWS, type EventOccasion, type EventRow, type EventScope } from './event-rows';

/** An event about a Pod, as `kubectl describe` and `kubectl events` list it. */
export interface PodEvent {
  readonly occasion: EventOccasion;
  /** The containers to which it can happen; none if it happens to the Pod. */
  readonly containers: readonly string[];
  readonly type: EventRow['type'];
  readonly reason: string;
  /** What the target writes; `*` stands for what differs from case to case, such as the name of the container. */
  readonly message: string;
}

/** The events by which people recognise what happens to a stored Pod, with the texts of a version. */
export function podEventsOf(stored: Fields, version: KubernetesVersion): PodEvent[] {
  const containers = withoutEphemeral(containersOf(stored));
  return EVENT_ROWS.flatMap((row) => {
    const { occasion, type, reason } = row;
    const event = { occasion, type, reason, message: textOfEvent(row, version) ?? '' };
    const isOfPod = OF_PODS[row.of];
    if (isOfPod) return isOfPod(stored) ? [{ ...event, containers: [] }] : [];
    const names = containers.filter((container) => canHappen(row, container, stored)).map(({ name }) => name);
    return names.length === 0 ? [] : [{ ...event, containers: names }];
  });
}

/** What a version writes for an event. */
export function textOfEvent({ texts }: EventRow, version: KubernetesVersion): string | undefined {
  return texts.findLast(({ since }) => hasPatch(version, since))?.text;
}

function canHappen({ of, field }: EventRow, container: PodContainer, stored: Fields): boolean {
  if (field !== undefined && !isFields(valueAt(container.fields, field))) return false;
  return OF_CONTAINERS[of]?.(container, stored) ?? true;
}

const OF_PODS: { readonly [scope in EventScope]?: (stored: Fields) => boolean } = {
  Pod: () => true,
  podWithDeadline: ({ activeDeadlineSeconds }) => typeof activeDeadlineSeconds === 'number',
};

const OF_CONTAINERS: { readonly [scope in EventScope]?: (container: PodContainer, stored: Fields) => boolean } = {
  pullingContainer: ({ fields }) => fields['imagePullPolicy'] !== 'Never',
  containerWithPresentImage: ({ fields }) => fields['imagePullPolicy'] !== 'Always',
  restartingContainer: (container, stored) => canStartAgain(stored, container),
  restartingApp: (container, stored) => container.kind === 'app' && policyOf(stored, container) !== 'Never',
  endingApp: (container, stored) => container.kind === 'app' && policyOf(stored, container) === 'Never',
  initContainer: ({ kind }) => kind === 'sidecar' || kind === 'init',
};
