import type { StopStep } from '../../pod/timeline/stop';
import { secondsText } from '../report/amounts-and-times';
import { bar, mark, text } from './draw-bar';
import { ticksTo, type Geometry } from './geometry';
import type { Lane, PodPicture, RefusedRequests, Traffic } from './pod-picture';
import { element, escaped } from './markup';

/** The stop at its longest: the grace period as a box, hooks, signals, and the requests that still come. */
export function drawStop(picture: PodPicture, at: Geometry): string {
  const { lanes, traffic, gracePeriodSeconds } = picture;
  return [
    text('Stop, from the deletion', { class: 'head', x: at.stopLeft, y: at.lanesTop - 46 }),
    drawGrace(gracePeriodSeconds, at),
    ...ticksTo(at.stopSeconds).map((seconds) => drawTick(seconds, at)),
    ...lanes.map((lane, index) => drawLane(lane, index, at)),
    traffic ? drawTraffic(traffic, lanes, at) : '',
  ].join('');
}

function drawGrace(seconds: number, at: Geometry): string {
  const [x, width] = [at.secondX(0), at.secondX(seconds) - at.secondX(0)];
  const title = element('title', {}, escaped(`the grace period: ${secondsText(seconds)}`));
  const size = { x, y: at.lanesTop - 4, width, height: at.lanesBottom - at.lanesTop + 4 };
  return element('g', {}, title, element('rect', { class: 'grace', ...size }));
}

function drawTick(seconds: number, at: Geometry): string {
  const x = at.secondX(seconds);
  return (
    element('line', { class: 'tick', x1: x, x2: x, y1: at.lanesTop - 8, y2: at.lanesBottom }) +
    text(secondsText(seconds), { class: 'quiet', x, y: at.lanesTop - 12 })
  );
}

function drawLane({ container, stop }: Lane, index: number, at: Geometry): string {
  if (!stop) return '';
  const [y, hook] = [at.laneY(index), hookSeconds(stop)];
  const piece = (from: number, to: number, look: string, label: string, title: string): string =>
    bar({ from: at.secondX(from), to: at.secondX(to), y, look, label, title: `${container} ${title}` });
  const [term, kill] = [stop.termBySeconds, stop.killBySeconds];
  const signal = stop.stopSignal.replace(/^SIG/, '');
  const others = stop.waitsFor.join(' and ');
  return [
    piece(0, hook, 'wait', 'preStop hook', `runs its preStop hook, ${hookText(stop)}`),
    piece(hook, term, 'run', 'runs', `runs until ${others} ${stop.waitsFor.length === 1 ? 'has' : 'have'} ended`),
    piece(term, kill, 'ending', signal, `has got ${signal}: it ends by itself until ${secondsText(kill)}`),
    mark(at.secondX(term), y, 'mark', `${container} gets ${signal}, by ${secondsText(term)}`),
    mark(at.secondX(kill), y, 'kill', `${container} gets KILL if it still runs, by ${secondsText(kill)}`),
  ].join('');
}

/** How long the hook is drawn: at its longest. */
function hookSeconds({ preStopSeconds, termBySeconds }: StopStep): number {
  return Math.min(preStopSeconds ?? termBySeconds, termBySeconds);
}

function hookText({ preStopSeconds }: StopStep): string {
  return preStopSeconds === null ? 'until it returns' : secondsText(preStopSeconds);
}

function drawTraffic({ propagationSeconds, refused }: Traffic, lanes: readonly Lane[], at: Geometry): string {
  const title = `requests may still come for ${secondsText(propagationSeconds)} (assumed)`;
  const [from, to] = [at.secondX(0), at.secondX(propagationSeconds)];
  const still = bar({ from, to, y: at.laneY(lanes.length), look: 'traffic', label: 'requests', title });
  return still + refused.map((each) => drawRefused(each, lanes, at)).join('');
}

function drawRefused({ container, from, until }: RefusedRequests, lanes: readonly Lane[], at: Geometry): string {
  const lane = lanes.findIndex((each) => each.container === container);
  if (lane < 0) return '';
  const title = `requests to ${container} fail for up to ${secondsText(until - from)}: it has stopped listening`;
  const [x, width] = [at.secondX(from), at.secondX(until) - at.secondX(from)];
  return element(
    'g',
    {},
    element('title', {}, escaped(title)),
    element('rect', { class: 'refused', x, y: at.laneY(lane) + 10, width, height: 3 }),
  );
}
