import { linesOf, WIDTH } from '../../../src/explain/layout/blocks';
import { COLORED } from '../../../src/cli/terminal-colors';
import { PLAIN } from '../../../src/explain/layout/style';
import { widthOf } from '../../../src/explain/layout/wrap';

const CYAN = '\u001b[36m';

test('the columns of a table stand below each other', () => {
  const rows = [['web', 'app', '1 / 2'], ['log-shipper', 'sidecar', '-'], { across: 'all of it' }];
  expect(linesOf({ type: 'table', header: ['name', 'kind', 'cpu'], rows }, PLAIN)).toEqual([
    '  name         kind     cpu',
    '  web          app      1 / 2',
    '  log-shipper  sidecar  -',
    '    all of it',
  ]);
});

test('the widest column of a table gives way where all do not fit side by side', () => {
  const rows = [['web', 'x'.repeat(70), 'y'.repeat(20)]];
  const lines = linesOf({ type: 'table', rows }, PLAIN);
  expect(lines).toEqual([`  web  ${'x'.repeat(51)}  ${'y'.repeat(20)}`, `       ${'x'.repeat(19)}`]);
  expect(widthOf(lines[0] ?? '')).toBe(WIDTH);
});

test('the later lines of a paragraph stand further in', () => {
  const lines = linesOf({ type: 'text', text: 'word '.repeat(20).trim() }, PLAIN);
  expect(lines).toEqual([`  ${'word '.repeat(15).trim()}`, `    ${'word '.repeat(5).trim()}`]);
});

test('colors change no width, and a style without text leaves no color', () => {
  const rows = [
    [{ text: 'web', style: 'name' } as const, 'app'],
    [{ text: '', style: 'bad' } as const, 'x'],
  ];
  expect(linesOf({ type: 'table', rows }, COLORED)).toEqual([`  ${CYAN}web\u001b[39m  app`, '       x']);
});

test('what a manifest says cannot reach the terminal as a command', () => {
  const evil = '\u001b]0;owned\u0007';
  const shown = '\\u001b]0;owned\\u0007';
  expect(linesOf({ type: 'heading', text: evil }, PLAIN)).toEqual([shown]);
  expect(linesOf({ type: 'text', text: evil }, PLAIN)).toEqual([`  ${shown}`]);
  expect(linesOf({ type: 'table', rows: [[evil, { text: evil }], { across: evil }] }, PLAIN)).toEqual([
    `  ${shown}  ${shown}`,
    `    ${shown}`,
  ]);
  expect(linesOf({ type: 'commands', commands: [evil] }, PLAIN)).toEqual([`  ${shown}`]);
});
