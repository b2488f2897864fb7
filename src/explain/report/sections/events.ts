import type { EventOccasion } from '../../../pod/events/event-rows';
import type { PodEvent } from '../../../pod/events/pod-events';
import type { Row } from '../../layout/blocks';
import type { Section } from '../report-section';

/** The events by which people recognise what happens to the Pod. */
export const eventsSection: Section = {
  heading: () => 'Events, as kubectl describe pod lists them',
  blocks: ({ events }) =>
    events.length === 0
      ? []
      : [
          {
            type: 'table',
            header: ['when', 'reason and message'],
            rows: events.map((event, index) => eventRow(event, events[index - 1])),
          },
        ],
};

function eventRow(event: PodEvent, before: PodEvent | undefined): Row {
  const when = event.occasion === before?.occasion ? '' : OCCASIONS[event.occasion];
  return [when, `${event.reason}: ${messageText(event)}`];
}

const OCCASIONS: Readonly<Record<EventOccasion, string>> = {
  scheduled: 'it is scheduled',
  containerStarts: 'a container starts',
  startupFails: 'a startup probe fails',
  livenessFails: 'a liveness probe fails',
  readinessFails: 'a readiness probe fails',
  postStartFails: 'a postStart hook fails',
  startsAgain: 'a container starts again',
  deadlineExceeded: 'it takes too long',
  stops: 'it is deleted',
  preStopFails: 'a preStop hook fails',
};

/** The name of the only container stands in its place. */
function messageText({ message, containers: [name, other] }: PodEvent): string {
  const isOne = name !== undefined && other === undefined;
  const named = isOne ? message.replace(/(container:? )\*/i, `$1${name}`) : message;
  return named.replaceAll('*', '…');
}
