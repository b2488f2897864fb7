import { listed } from '../../../kubernetes/words';
import type { StopStep } from '../../../pod/timeline/stop';
import type { Row } from '../../layout/blocks';
import type { Section } from '../report-section';
import { secondsText } from '../amounts-and-times';

/** The stop as a timeline, and how each container spends the grace period. */
export const stopSection: Section = {
  heading: ({ gracePeriodSeconds }) => `Stop, from the deletion (grace period ${secondsText(gracePeriodSeconds)})`,
  blocks: ({ stop }) =>
    stop.length === 0
      ? []
      : [
          { type: 'table', rows: timeline(stop) },
          { type: 'text', text: 'How the grace period is spent, at the longest:' },
          { type: 'table', indent: 2, rows: stop.map(spentRow) },
        ],
};

interface StopEvent {
  readonly seconds: number;
  readonly text: string;
}

function timeline(stop: readonly StopStep[]): Row[] {
  const events = [...stop.flatMap(hookEvents), ...stop.map(termEvent), ...stop.map(killEvent)];
  return events
    .sort((left, right) => left.seconds - right.seconds)
    .map(({ seconds, text }) => [seconds === 0 ? secondsText(0) : `by ${secondsText(seconds)}`, text]);
}

function hookEvents({ container, preStopSeconds }: StopStep): StopEvent[] {
  if (preStopSeconds === 0) return [];
  const length = preStopSeconds === null ? 'until it returns' : secondsText(preStopSeconds);
  return [{ seconds: 0, text: `${container} runs its preStop hook (${length})` }];
}

function termEvent({ container, kind, waitsFor, termBySeconds }: StopStep): StopEvent {
  const wait =
    waitsFor.length === 0 ? '' : `, as soon as ${listed(waitsFor)} ${waitsFor.length === 1 ? 'has' : 'have'} ended`;
  return { seconds: termBySeconds, text: `${container} (${kind}) gets TERM${wait}` };
}

function killEvent({ container, killBySeconds }: StopStep): StopEvent {
  return { seconds: killBySeconds, text: `${container} gets KILL if it still runs` };
}

function spentRow({ container, waitsFor, preStopSeconds, termBySeconds, killBySeconds }: StopStep): Row {
  const hook = Math.min(preStopSeconds ?? termBySeconds, termBySeconds);
  const parts = [
    ...(hook > 0 ? [`${secondsText(hook)} hook`] : []),
    ...(waitsFor.length > 0 ? [`${secondsText(termBySeconds - hook)} waiting for ${listed(waitsFor)}`] : []),
    `${secondsText(killBySeconds - termBySeconds)} from TERM to KILL`,
  ];
  return [{ text: container, style: 'name' }, parts.join(', ')];
}
