import { PLAIN, type Paint } from '../explain/layout/style';
import type { Console, TextOutput } from './console';
import { COLORED, wantsColor } from './terminal-colors';

/** How text is painted on an output. */
export function paintFor({ isTerminal }: TextOutput, { environment }: Console): Paint {
  return wantsColor(isTerminal, environment) ? COLORED : PLAIN;
}
