import { styleText } from 'node:util';
import type { Paint, Style } from '../explain/layout/style';

const FORMATS: Readonly<Record<Style, Parameters<typeof styleText>[0]>> = {
  title: ['bold', 'underline'],
  heading: ['bold'],
  name: ['cyan'],
  quiet: ['dim'],
  good: ['green'],
  warning: ['yellow'],
  bad: ['red'],
};

/** Gives a text the colors of a terminal. */
export const COLORED: Paint = (text, style) =>
  style === undefined || text === '' ? text : styleText(FORMATS[style], text, { validateStream: false });

/**
 * Whether to use colors: on a terminal, unless the environment says otherwise.
 *
 * @see https://no-color.org and https://force-color.org
 */
export function wantsColor(isTerminal: boolean, environment: Readonly<Record<string, string | undefined>>): boolean {
  const { NO_COLOR: never, FORCE_COLOR: always, TERM: terminal } = environment;
  if (always !== undefined && always !== '') return always !== '0' && always !== 'false';
  if (never !== undefined && never !== '') return false;
  return isTerminal && terminal !== 'dumb';
}
