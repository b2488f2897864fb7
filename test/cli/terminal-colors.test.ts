import { wantsColor } from '../../src/cli/terminal-colors';

test.each<[string, boolean, Record<string, string>, boolean]>([
  ['on a terminal', true, {}, true],
  ['not in a file or pipe', false, {}, false],
  ['not where NO_COLOR is set', true, { NO_COLOR: '1' }, false],
  ['where NO_COLOR is set to nothing, which counts as unset', true, { NO_COLOR: '' }, true],
  ['in a pipe where FORCE_COLOR is set', false, { FORCE_COLOR: '1' }, true],
  ['where FORCE_COLOR and NO_COLOR are set', false, { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
  ['not where FORCE_COLOR is 0', true, { FORCE_COLOR: '0' }, false],
  ['not on a terminal that is dumb', true, { TERM: 'dumb' }, false],
])('colors are used %s', (_, isTerminal, environment, expected) => {
  expect(wantsColor(isTerminal, environment)).toBe(expected);
});
