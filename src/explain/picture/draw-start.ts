import { greatest } from '../../kubernetes/greatest';
import type { StartGate } from '../../pod/timeline/start';
import { timeText } from '../report/amounts-and-times';
import { bar, text } from './draw-bar';
import type { Geometry } from './geometry';
import type { Gate, Lane, PodPicture } from './pod-picture';
import type { StartPart } from './start-moments';
import { element, escaped } from './markup';

/** The start: what each container does between the moments, what lets what start, and when the Pod gets requests. */
export function drawStart({ moments, lanes, gates, traffic }: PodPicture, at: Geometry): string {
  return [
    text('Start', { class: 'head', x: at.startLeft, y: at.lanesTop - 46 }),
    ...moments.map((moment, index) => drawMoment(timeText(moment.earliestSeconds, moment.latestSeconds), index, at)),
    ...gates.map((gate) => drawGate(gate, lanes, at)),
    ...lanes.map((lane, index) => drawPart(lane, index, at)),
    traffic ? drawReady(traffic.ready, lanes.length, at) : '',
  ].join('');
}

/** The times stand in two rows, since they are wider than what lies between them. */
function drawMoment(time: string, index: number, at: Geometry): string {
  const x = at.momentX(index);
  return (
    element('line', { class: 'tick', x1: x, x2: x, y1: at.lanesTop - 8, y2: at.lanesBottom }) +
    text(time, { class: 'quiet', x, y: at.lanesTop - (index % 2 === 0 ? 12 : 26) })
  );
}

function drawGate({ from, to, moment }: Gate, lanes: readonly Lane[], at: Geometry): string {
  const [x, top, bottom] = [at.momentX(moment), at.laneY(from), at.laneY(greatest(to))];
  const names = to.map((lane) => lanes[lane]?.container ?? '').join(', ');
  const arrows = to.map((lane) => element('path', { class: 'arrow', d: arrowAt(x, at.laneY(lane)) }));
  return element(
    'g',
    {},
    element('title', {}, escaped(`${names}: after ${lanes[from]?.container ?? ''}`)),
    element('path', { class: 'gate', d: `M${x} ${top}V${bottom}` }),
    ...arrows,
  );
}

function arrowAt(x: number, y: number): string {
  return `M${x - 5} ${y - 4}L${x} ${y}L${x - 5} ${y + 4}Z`;
}

function drawPart({ container, start }: Lane, index: number, at: Geometry): string {
  const y = at.laneY(index);
  if (!start) return text('never starts', { class: 'bad', x: at.startLeft + 5, y: y + 4 });
  const [from, to] = [at.momentX(start.starts), start.passes === null ? at.startRight : at.momentX(start.passes)];
  const { look, label } = LOOKS[start.gate];
  const shown = start.passes === null ? `${label}: never` : label;
  const before = bar({ from, to, y, look, label: shown, title: `${container}: ${beforeText(start)}` });
  if (start.gate === 'exit') return before;
  return before + bar({ from: to, to: at.startRight, y, look: 'run', label: 'runs', title: `${container} runs` });
}

const LOOKS: Readonly<Record<StartGate, { readonly look: string; readonly label: string }>> = {
  exit: { look: 'init', label: 'runs to its end' },
  startupProbe: { look: 'wait', label: 'startup probe' },
  running: { look: 'wait', label: 'postStart hook' },
};

const BEFORE: Readonly<Record<StartGate, string>> = {
  exit: 'runs to its end',
  startupProbe: 'runs, until its startup probe has succeeded',
  running: 'runs, until its postStart hook has returned',
};

function beforeText({ gate, passes }: StartPart): string {
  return `${BEFORE[gate]}${passes === null ? ', which never happens' : ''}`;
}

function drawReady(ready: number | null, lane: number, at: Geometry): string {
  const y = at.laneY(lane);
  if (ready === null) return text('never ready', { class: 'bad', x: at.startLeft + 5, y: y + 4 });
  const title = 'The Pod is ready and gets requests';
  return bar({ from: at.momentX(ready), to: at.startRight, y, look: 'traffic', label: 'ready', title });
}
