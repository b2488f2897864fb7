import { cutOff } from '../../kubernetes/printable';
import type { PodExplanation } from '../pod-explanation';
import { objectTitle } from '../report/pod-place';
import { greatest } from '../../kubernetes/greatest';
import { counted } from '../../kubernetes/words';
import { text } from './draw-bar';
import { drawStart } from './draw-start';
import { drawStop } from './draw-stop';
import { drawVolumesAndPorts } from './draw-volumes';
import { geometryOf, MARGIN, LANE_HEIGHT, type Geometry } from './geometry';
import { podPictureOf, type Lane, type PodPicture } from './pod-picture';
import { element, escaped } from './markup';

const MAX_NAME = 20;

/** A picture as an element of SVG. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Draws a Pod; the style of pictures comes from what the drawing stands in. */
export function drawPod(pod: PodExplanation): Drawing {
  const picture = podPictureOf(pod);
  const at = geometryOf(picture);
  const title = `${objectTitle(pod)}, QoS class ${pod.qosClass}`;
  const [width, height] = [Math.ceil(at.width), Math.ceil(at.height)];
  const svg = element(
    'g',
    { role: 'img' },
    element('title', {}, escaped(title)),
    text(title, { class: 'head', x: MARGIN, y: MARGIN + 6 }),
    ...drawn(pod, picture, at),
  );
  return { svg, width, height };
}

/** Drawings one below the other. */
export function svgOf(drawings: readonly Drawing[], style = ''): string {
  const [width, height] = [greatest(drawings.map((each) => each.width)), heightOf(drawings)];
  return element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', class: 'pod-picture', width, height, viewBox: `0 0 ${width} ${height}` },
    style === '' ? '' : element('style', {}, style),
    element('rect', { class: 'ground', width, height }),
    ...drawings.map(({ svg }, index) => {
      const top = heightOf(drawings.slice(0, index));
      return top === 0 ? svg : element('g', { transform: `translate(0 ${top})` }, svg);
    }),
  );
}

function heightOf(drawings: readonly Drawing[]): number {
  return drawings.reduce((sum, { height }) => sum + height, 0);
}

function drawn({ refusals }: PodExplanation, picture: PodPicture, at: Geometry): string[] {
  const names = [
    ...picture.lanes.map((lane, index) => drawName(lane, index, at)),
    picture.traffic ? drawTrafficName(picture.lanes.length, at) : '',
  ];
  if (refusals.length > 0)
    return [
      ...names,
      text(REFUSED, { class: 'bad', x: at.startLeft, y: at.lanesTop - 12 }),
      ...noted(refusalTexts(refusals), at),
    ];
  return [
    drawStop(picture, at),
    drawStart(picture, at),
    drawVolumesAndPorts(picture, at),
    ...names,
    ...noted(notesOf(picture), at),
  ];
}

const REFUSED = 'The API server refuses this Pod: it never starts.';

/** As many reasons as there is room for. */
const MAX_REASONS = 3;
const MAX_REASON_LENGTH = 130;

function refusalTexts(refusals: PodExplanation['refusals']): string[] {
  const more = refusals.length - MAX_REASONS;
  return [
    ...refusals
      .slice(0, MAX_REASONS)
      .map(({ path, message }) => cutOff(`${path ?? ''}: ${message}`, MAX_REASON_LENGTH)),
    ...(more > 0 ? [`${counted(more, 'more reason')}.`] : []),
  ];
}

function noted(notes: readonly string[], at: Geometry): string[] {
  return notes.map((note, index) => text(note, { class: 'quiet', x: MARGIN, y: at.lanesBottom + 22 + index * 16 }));
}

function drawName({ container, role }: Lane, index: number, at: Geometry): string {
  const y = at.laneY(index);
  const rule = element('line', {
    class: 'rule',
    x1: MARGIN,
    x2: at.stopRight,
    y1: y + LANE_HEIGHT / 2,
    y2: y + LANE_HEIGHT / 2,
  });
  const name = element(
    'text',
    { x: MARGIN, y: y + 4 },
    element('title', {}, escaped(container)),
    escaped(`${cutOff(container, MAX_NAME)} `),
    element('tspan', { class: 'quiet' }, escaped(role)),
  );
  return rule + name;
}

function drawTrafficName(lane: number, at: Geometry): string {
  return text('gets requests', { class: 'quiet', x: MARGIN, y: at.laneY(lane) + 4 });
}

function notesOf({ omittedContainers, omittedVolumes }: PodPicture): string[] {
  const omitted = [
    ...(omittedContainers > 0 ? [counted(omittedContainers, 'more container')] : []),
    ...(omittedVolumes > 0 ? [counted(omittedVolumes, 'more shared volume')] : []),
  ];
  return [
    'Start: times from the start of the first container; pulling images comes on top. Stop: at its longest; the box is the grace period.',
    'Blue: runs to its end. Dashed: startup probe or hook. Green: runs. Grey: from the stop signal to KILL (red). Filled dot: writes to the volume.',
    ...(omitted.length > 0 ? [`Not drawn: ${omitted.join(', ')}.`] : []),
  ];
}
