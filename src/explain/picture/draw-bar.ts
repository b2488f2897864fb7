import { BAR_HEIGHT } from './geometry';
import { element, escaped } from './markup';

/** A piece of a lane, from one place to another. */
export interface Bar {
  readonly from: number;
  readonly to: number;
  readonly y: number;
  /** What it looks like: a class of the style. */
  readonly look: string;
  /** A word or two on it, left out if there is no room. */
  readonly label?: string;
  /** What is told of it where somebody points at it, and to who cannot see it. */
  readonly title: string;
}

/** About as wide as a character of a label is. */
const CHARACTER = 5.6;

/** A bar with its label and title; nothing if it has no length. */
export function bar({ from, to, y, look, label = '', title }: Bar): string {
  const width = to - from;
  if (width <= 0) return '';
  const fits = label !== '' && label.length * CHARACTER + 6 <= width;
  return element(
    'g',
    {},
    element('title', {}, escaped(title)),
    element('rect', { class: `bar ${look}`, x: from, y: y - BAR_HEIGHT / 2, width, height: BAR_HEIGHT, rx: 3 }),
    fits ? text(label, { class: 'on-bar', x: from + 5, y: y + 4 }) : '',
  );
}

/** A mark at a time of a lane, such as a signal. */
export function mark(x: number, y: number, look: string, title: string): string {
  const half = BAR_HEIGHT / 2 + 3;
  return element(
    'g',
    {},
    element('title', {}, escaped(title)),
    element('line', { class: look, x1: x, x2: x, y1: y - half, y2: y + half }),
  );
}

/** A line of text. */
export function text(content: string, attributes: Parameters<typeof element>[1]): string {
  return element('text', attributes, escaped(content));
}
