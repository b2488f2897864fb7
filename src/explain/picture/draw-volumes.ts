import { cutOff } from '../../kubernetes/printable';
import { text } from './draw-bar';
import { MAX_PORTS_LENGTH, VOLUME_WIDTH, type Geometry } from './geometry';
import type { Lane, PodPicture } from './pod-picture';
import { element, escaped } from './markup';

const MAX_NAME = 16;

/** The volumes that containers share, as columns with a dot for each container that mounts them, and the ports. */
export function drawVolumesAndPorts({ lanes, volumes }: PodPicture, at: Geometry): string {
  return [
    ...volumes.map(({ name, type }, index) => drawVolume(`${name} (${type})`, name, index, lanes, at)),
    ...lanes.map(({ ports }, index) =>
      text(cutOff(ports, MAX_PORTS_LENGTH), { x: at.portsLeft, y: at.laneY(index) + 4 }),
    ),
    lanes.some(({ ports }) => ports.length > 0)
      ? text('Ports', { class: 'head', x: at.portsLeft, y: at.lanesTop - 12 })
      : '',
  ].join('');
}

function drawVolume(title: string, name: string, index: number, lanes: readonly Lane[], at: Geometry): string {
  const x = at.volumesLeft + index * VOLUME_WIDTH + VOLUME_WIDTH / 2;
  const users = lanes.flatMap(({ mounts }, lane) => (mounts[index] ? [lane] : []));
  const [first = 0, last = 0] = [users[0], users.at(-1)];
  const [turn, top] = [`rotate(-55 ${x} ${at.lanesTop - 6})`, at.lanesTop - 6];
  return element(
    'g',
    {},
    element('title', {}, escaped(`volume ${title}`)),
    text(cutOff(name, MAX_NAME), { class: 'quiet', x, y: top, transform: turn }),
    element('line', { class: 'rule', x1: x, x2: x, y1: at.laneY(first), y2: at.laneY(last) }),
    ...users.map((lane) => drawUse(lanes[lane], index, x, at.laneY(lane))),
  );
}

function drawUse(lane: Lane | undefined, volume: number, x: number, y: number): string {
  const use = lane?.mounts[volume];
  const title = element(
    'title',
    {},
    escaped(`${lane?.container ?? ''} ${use === 'write' ? 'reads and writes' : 'reads'} it`),
  );
  return element('circle', { class: use === 'write' ? 'writes' : 'reads', cx: x, cy: y, r: 5 }, title);
}
