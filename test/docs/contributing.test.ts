import { readFileSync } from 'node:fs';
import rooms from '../architecture/rooms.json';

const page = readFileSync('CONTRIBUTING.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { [name: string]: string } };

/** The names in the first column of the table whose head begins with a word. */
function firstColumn(head: string): string[] {
  const [, table = ''] = new RegExp(`^\\| ${head} .*\\n\\|.*\\n((?:\\|.*\\n)+)`, 'm').exec(page) ?? [];
  return [...table.matchAll(/^\| `([^`]+)`/gm)].map(([, name = '']) => name);
}

test('CONTRIBUTING lists the rooms in the order in which they may import', () => {
  expect(firstColumn('room')).toEqual(rooms.rooms);
});

test('CONTRIBUTING lists every script of the package but the one that npm runs itself', () => {
  const listed = [...page.matchAll(/`npm (?:run )?([a-z:-]+)`/g)].map(([, name]) => name);
  expect(Object.keys(scripts).filter((name) => name !== 'prepare' && !listed.includes(name))).toEqual([]);
  const named = firstColumn('command').filter((command) => command.startsWith('npm '));
  expect(named.filter((command) => !(command.replace(/^npm (run )?/, '') in scripts))).toEqual([]);
});
