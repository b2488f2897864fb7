import { listed } from '../../../kubernetes/words';
import type { FailingHandler } from '../../../pod/failing-handlers';
import type { StopStep } from '../../../pod/timeline/stop';
import type { Block, Row } from '../../layout/blocks';
import { rolesOf } from '../../wording/container-text';
import { failingHandlerText } from '../../wording/failing-handler-text';
import type { Section } from '../report-section';
import { secondsText } from '../amounts-and-times';

/** The stop as a timeline, and how each container spends the grace period. */
export const stopSection: Section = {
  heading: ({ gracePeriodSeconds }) => `Stop, from the deletion (grace period ${secondsText(gracePeriodSeconds)})`,
  blocks: ({ stop, failingHandlers, containers }) =>
    stop.length === 0
      ? []
      : [
          { type: 'table', rows: timeline(stop, rolesOf(containers)) },
          ...failingHandlers.filter(({ handler }) => handler === 'lifecycle.preStop').map(failingHook),
          ...(stop.some(({ imageMaySetSignal }) => imageMaySetSignal) ? [IMAGE_SIGNAL] : []),
          { type: 'text', text: 'How the grace period is spent, at the longest:' },
          { type: 'table', indent: 2, rows: stop.map(spentRow) },
        ],
};

function failingHook(hook: FailingHandler): Block {
  return { type: 'text', text: failingHandlerText(hook), style: 'bad' };
}

interface StopEvent {
  readonly seconds: number;
  readonly text: string;
}

function timeline(stop: readonly StopStep[], roles: ReturnType<typeof rolesOf>): Row[] {
  const events = [
    ...stop.flatMap(hookEvents),
    ...stop.map((step) => termEvent(step, roles.get(step.container))),
    ...stop.map(killEvent),
  ];
  return events
    .sort((left, right) => left.seconds - right.seconds)
    .map(({ seconds, text }) => [seconds === 0 ? secondsText(0) : `by ${secondsText(seconds)}`, text]);
}

function hookEvents({ container, preStopSeconds, preStopEarliestSeconds }: StopStep): StopEvent[] {
  if (preStopSeconds === 0) return [];
  const length = preStopSeconds === null ? unboundedText(preStopEarliestSeconds) : secondsText(preStopSeconds);
  return [{ seconds: 0, text: `${container} runs its preStop hook (${length})` }];
}

function unboundedText(atLeast: number): string {
  return atLeast === 0 ? 'until it returns' : `${secondsText(atLeast)} or more, until it returns`;
}

function termEvent(step: StopStep, role: string = step.kind): StopEvent {
  const { container, waitsFor, termBySeconds } = step;
  const wait =
    waitsFor.length === 0 ? '' : `, as soon as ${listed(waitsFor)} ${waitsFor.length === 1 ? 'has' : 'have'} ended`;
  return { seconds: termBySeconds, text: `${container} (${role}) gets ${signalName(step)}${wait}` };
}

function killEvent({ container, killBySeconds, stopSignal }: StopStep): StopEvent {
  const kill = stopSignal === WINDOWS_EVENT ? 'is terminated' : 'gets KILL';
  return { seconds: killBySeconds, text: `${container} ${kill} if it still runs` };
}

const WINDOWS_EVENT = 'CTRL_SHUTDOWN_EVENT';

function signalName({ stopSignal }: StopStep): string {
  return stopSignal.replace(/^SIG/, '');
}

const IMAGE_SIGNAL: Block = { type: 'text', text: 'In place of TERM comes the STOPSIGNAL of an image that sets one.' };

function spentRow(step: StopStep): Row {
  const { container, waitsFor, preStopSeconds, termBySeconds, killBySeconds, stopSignal } = step;
  const hook = Math.min(preStopSeconds ?? termBySeconds, termBySeconds);
  const parts = [
    ...(hook > 0 ? [`${secondsText(hook)} hook`] : []),
    ...(waitsFor.length > 0 ? [`${secondsText(termBySeconds - hook)} waiting for ${listed(waitsFor)}`] : []),
    `${secondsText(killBySeconds - termBySeconds)} ${stopSignal === WINDOWS_EVENT ? 'to end by itself' : `from ${signalName(step)} to KILL`}`,
  ];
  return [{ text: container, style: 'name' }, parts.join(', ')];
}
