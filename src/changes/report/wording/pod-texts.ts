import { lengthText, secondsText } from '../../../explain/report/amounts-and-times';
import type { ContainerKind } from '../../../pod/containers';
import { RESOURCE_SIDES } from '../../../pod/resources/container-resources';
import type { ContainerChange, PodChange, PodTimes } from '../../pods/pod-change';
import type { AddedRemoved, BeforeAfter } from '../../pods/before-after';
import type { ComparedBound, ProbeChange } from '../../pods/probe-changes';
import { resizeLines } from './resize-texts';

/** A fact of a Pod that changed: what it is, and from what to what. */
export interface PodLine {
  readonly what: string;
  readonly text: string;
}

/** What became of a Pod, in lines. */
export function podLines(pod: PodChange): PodLine[] {
  return [
    ...fact('QoS class', pod.qosClass),
    ...amountLines(pod),
    ...timeLines(pod.times),
    ...fact('start', pod.start && { before: pod.start.before.join(', '), after: pod.start.after.join(', ') }),
    ...pod.probes.map(probeLine),
    ...pod.containers.map(containerLine),
    ...pod.images.map(({ container, before, after }) => line(`image of "${container}"`, arrow(before, after))),
    ...listLines('port', pod.ports),
    ...listLines('volume', pod.volumes),
    ...fact('security', pod.security),
    ...resizeLines(pod.resizes).map(({ container, text }) => line(`amounts of "${container}"`, text)),
  ];
}

function line(what: string, text: string): PodLine {
  return { what, text };
}

function arrow(before: string, after: string): string {
  return `${before} → ${after}`;
}

function fact(what: string, change: BeforeAfter<string> | null): PodLine[] {
  return change ? [line(what, arrow(change.before, change.after))] : [];
}

function amountLines({ amounts, sums }: PodChange): PodLine[] {
  const lines = amounts.map(({ side, resource, before, after }) => {
    return line(`${side} ${resource}`, arrow(before ?? 'none', after ?? 'none'));
  });
  const all = RESOURCE_SIDES.flatMap((side) =>
    (sums?.[side] ?? []).map(({ resource, before, after, during }) => {
      const most = during === after || during === before ? '' : `, at most ${during} during the rollout`;
      return line(`${side} ${resource}, all Pods`, `${arrow(before, after)}${most}`);
    }),
  );
  return [...lines, ...all];
}

function timeLines(times: BeforeAfter<PodTimes> | null): PodLine[] {
  if (!times) return [];
  const { before, after } = times;
  return [
    ...fact('ready', different(readyText(before), readyText(after))),
    ...fact('gone by', different(secondsText(before.stopLatestSeconds), secondsText(after.stopLatestSeconds))),
  ];
}

function different(before: string, after: string): BeforeAfter<string> | null {
  return before === after ? null : { before, after };
}

function readyText(times: PodTimes): string {
  const { readyEarliestSeconds, readyLatestSeconds, readyIfAnsweringSeconds } = times;
  if (readyLatestSeconds !== null || readyIfAnsweringSeconds === null)
    return lengthText(readyEarliestSeconds, readyLatestSeconds);
  return `${lengthText(readyEarliestSeconds, readyIfAnsweringSeconds)} if it answers`;
}

const BOUNDS: Readonly<Record<ComparedBound, string>> = {
  mayTakeToStartSeconds: 'may take to start',
  startedOrStoppedSeconds: 'up, or told to stop',
  outOfTrafficSeconds: 'out of traffic after a hang',
  hangNoticedSeconds: 'hang noticed',
  killedSeconds: 'killed after a hang',
};

function probeLine({ container, bound, before, after }: ProbeChange): PodLine {
  const unbounded = bound === 'mayTakeToStartSeconds' ? 'any time' : 'never';
  const [left, right] = [before, after].map((seconds) => (seconds === null ? unbounded : secondsText(seconds)));
  return line(`"${container}" ${BOUNDS[bound]}`, arrow(left ?? '', right ?? ''));
}

const KIND_TEXTS: Readonly<Record<ContainerKind, string>> = {
  init: 'init container',
  sidecar: 'sidecar',
  app: 'app container',
  ephemeral: 'ephemeral container',
};

function containerLine({ container, before, after, isHelper }: ContainerChange): PodLine {
  const what = isHelper ? 'helper' : 'container';
  if (before && after) return line(what, `"${container}": ${arrow(KIND_TEXTS[before], KIND_TEXTS[after])}`);
  const kind = KIND_TEXTS[after ?? before ?? 'app'];
  return line(`${what} ${after ? 'added' : 'removed'}`, `${kind} "${container}"`);
}

function listLines(noun: string, { added, removed }: AddedRemoved): PodLine[] {
  return [...removed.map((text) => line(`${noun} removed`, text)), ...added.map((text) => line(`${noun} added`, text))];
}
