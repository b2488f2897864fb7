import { greatest } from '../../kubernetes/greatest';
import type { PodPicture } from './pod-picture';

/** The height of a lane, as all lengths in pixels of a picture that is not scaled. */
export const LANE_HEIGHT = 34;
/** The height of the bars in a lane. */
export const BAR_HEIGHT = 16;
/** What is left free at the edges. */
export const MARGIN = 16;
const NAMES_WIDTH = 180;
const GAP = 44;
const MIN_MOMENT_WIDTH = 62;
const MIN_START_WIDTH = 400;
const STOP_WIDTH = 400;
/** The width of the column of a volume. */
export const VOLUME_WIDTH = 22;
/** The top of the first lane: above it are the titles of the parts, the times, and the names of volumes. */
const LANES_TOP = 104;
/** As high as the names of volumes are that stand above their columns. */
const VOLUME_NAMES_HEIGHT = 120;
/** What is said below the lanes. */
const NOTES_HEIGHT = 76;
/** About as wide as a character of a port is. */
const CHARACTER = 7;
/** The most characters of the ports of a container that are drawn. */
export const MAX_PORTS_LENGTH = 32;

/** Where everything stands in a picture. */
export interface Geometry {
  readonly width: number;
  readonly height: number;
  readonly lanesTop: number;
  readonly lanesBottom: number;
  readonly startLeft: number;
  readonly startRight: number;
  readonly stopLeft: number;
  readonly stopRight: number;
  readonly volumesLeft: number;
  readonly portsLeft: number;
  /** The seconds at which the axis of the stop ends. */
  readonly stopSeconds: number;
  /** The left end of a moment of the start. */
  readonly momentX: (moment: number) => number;
  /** The place of a time of the stop. */
  readonly secondX: (seconds: number) => number;
  /** The middle of a lane. */
  readonly laneY: (lane: number) => number;
}

/** The geometry of a picture. */
export function geometryOf({ lanes, moments, traffic, volumes, gracePeriodSeconds }: PodPicture): Geometry {
  const momentWidth = Math.max(MIN_MOMENT_WIDTH, MIN_START_WIDTH / Math.max(1, moments.length));
  const startLeft = MARGIN + NAMES_WIDTH;
  const startRight = startLeft + momentWidth * Math.max(1, moments.length);
  const stopLeft = startRight + GAP;
  const stopRight = stopLeft + STOP_WIDTH;
  const volumesLeft = stopRight + MARGIN * 3;
  const portsLeft = volumesLeft + volumes.length * VOLUME_WIDTH + MARGIN;
  const longestPorts = greatest(lanes.map(({ ports }) => Math.min(ports.length, MAX_PORTS_LENGTH)));
  const lanesTop = volumes.length === 0 ? LANES_TOP : Math.max(LANES_TOP, VOLUME_NAMES_HEIGHT + MARGIN);
  const lanesBottom = lanesTop + (lanes.length + (traffic ? 1 : 0)) * LANE_HEIGHT;
  const kills = lanes.map(({ stop }) => stop?.killBySeconds ?? 0);
  const stopSeconds = greatest([gracePeriodSeconds, traffic?.propagationSeconds ?? 0, ...kills], 1);
  return {
    width: portsLeft + (longestPorts === 0 ? 0 : Math.max(longestPorts * CHARACTER, 40) + MARGIN),
    height: lanesBottom + NOTES_HEIGHT,
    lanesTop,
    lanesBottom,
    startLeft,
    startRight,
    stopLeft,
    stopRight,
    volumesLeft,
    portsLeft,
    stopSeconds,
    momentX: (moment) => startLeft + moment * momentWidth,
    secondX: (seconds) => stopLeft + (Math.min(seconds, stopSeconds) / stopSeconds) * STOP_WIDTH,
    laneY: (lane) => lanesTop + lane * LANE_HEIGHT + LANE_HEIGHT / 2,
  };
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 86_400];
const MAX_TICKS = 7;

/** The times at which the axis of the stop has a tick, in seconds. */
export function ticksTo(seconds: number): number[] {
  const step = STEPS.find((each) => seconds / each <= MAX_TICKS) ?? Math.ceil(seconds / MAX_TICKS);
  return Array.from({ length: Math.floor(seconds / step) + 1 }, (_, index) => index * step);
}
