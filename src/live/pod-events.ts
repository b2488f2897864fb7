import { groupBy } from '../kubernetes/group-by';
import type { LiveEvent } from './live-event';
import type { LivePod } from './live-pod';

/** The events about Pods, by the Pods: there can be as many of both as a file can hold. */
export class PodEvents {
  private readonly byPod: ReadonlyMap<string, readonly NumberedEvent[]>;

  public constructor(events: readonly LiveEvent[]) {
    const ofPods = events.map((event, number) => ({ event, number })).filter(({ event }) => event.kind === 'Pod');
    this.byPod = groupBy(ofPods, ({ event }) => (event.uid === '' ? nameText(event) : event.uid));
  }

  /** Those about a Pod, in the order of the input. One that does not say which Pod it means is about all of that name. */
  public about(pod: LivePod): LiveEvent[] {
    const found = [...this.of(pod.uid), ...this.of(nameText(pod))];
    return found.sort((left, right) => left.number - right.number).map(({ event }) => event);
  }

  private of(key: string): readonly NumberedEvent[] {
    return this.byPod.get(key) ?? [];
  }
}

interface NumberedEvent {
  readonly event: LiveEvent;
  readonly number: number;
}

/** No uid is JSON. */
function nameText({ namespace, name }: { readonly namespace: string; readonly name: string }): string {
  return JSON.stringify([namespace, name]);
}
