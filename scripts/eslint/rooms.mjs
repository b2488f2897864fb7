import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';

const table = JSON.parse(readFileSync(new URL('../../test/architecture/rooms.json', import.meta.url), 'utf8'));
const { rooms, pure, users, entryPoints } = table;

const DEEPEST = 4;

/** Configurations that hold the import order of the rooms: one for each room and depth of folder. */
export const roomConfigs = rooms.flatMap((room) =>
  room.endsWith('.ts') ? [config([`src/${room}`], room, './', 0)] : depths(room),
);

/** Files of the rooms that run anywhere. */
export const pureFiles = pure.map((room) => `src/${room}/**/*.ts`);

/** Files that may re-export. */
export const entryPointFiles = entryPoints.map((file) => `src/${file}`);

function depths(room) {
  return Array.from({ length: DEEPEST }, (_, index) => {
    const depth = index + 1;
    return config([`src/${room}/${'*/'.repeat(index)}*.ts`], room, '../'.repeat(depth), depth);
  });
}

function config(files, room, toSrc, depth) {
  const patterns = [
    ...(users.includes(room) ? [onlyIndex(toSrc, room)] : [laterRooms(toSrc, room), barrels()]),
    ...(pure.includes(room) ? outside(room, depth) : []),
  ].filter(Boolean);
  return { name: `rooms/${room}/${depth}`, files, rules: { 'no-restricted-imports': ['error', { patterns }] } };
}

function laterRooms(toSrc, room) {
  const later = rooms.slice(rooms.indexOf(room) + 1).map((name) => escape(name.replace(/\.ts$/, '')));
  if (later.length === 0) return undefined;
  return {
    regex: `^${escape(toSrc)}(${later.join('|')})(/|\\.js$|$)`,
    message: `"${room}" imports only from the rooms before it (test/architecture/rooms.json).`,
  };
}

function onlyIndex(toSrc, room) {
  return {
    regex: `^${escape(toSrc)}(?!index(\\.js)?$)`,
    message: `"${room}" uses the library as its users do: through src/index.ts.`,
  };
}

function barrels() {
  return {
    regex: '(^|/)index(\\.js)?$|^\\.{1,2}(/\\.\\.)*/?$',
    message: 'Import the file that declares it, not a barrel.',
  };
}

function outside(room, depth) {
  const message = `"${room}" runs anywhere: no cdk8s, no constructs, no Node.js.`;
  const builtins = builtinModules.filter((name) => !name.startsWith('_')).map(escape);
  return [
    { regex: `^(cdk8s|cdk8s-plus-\\d+|constructs)(/|$)`, message },
    { regex: `^(node:.*|(${builtins.join('|')})(/.*)?)$`, message },
    { regex: `^${escape('../'.repeat(depth + 1))}imports/`, message },
  ];
}

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
