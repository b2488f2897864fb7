import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const table = JSON.parse(readFileSync(path.join(ROOT, 'test/architecture/rooms.json'), 'utf8'));
const { rooms, pure, withoutConstructs, users, entryPoints } = table;

/** Files of the rooms that run anywhere. */
export const pureFiles = pure.map((room) => `src/${room}/**/*.ts`);

/** Files that may re-export. */
export const entryPointFiles = entryPoints.map((file) => `src/${file}`);

/** A configuration for each room: which packages and rooms its files may import, at any depth of folders. */
export const roomConfigs = rooms.map((room) => ({
  name: `rooms/${room}`,
  files: [room.endsWith('.ts') ? `src/${room}` : `src/${room}/**/*.ts`],
  rules: { 'no-restricted-imports': ['error', { patterns: packagePatterns(room) }], 'local/room-imports': 'error' },
}));

function packagePatterns(room) {
  return [
    ...(users.includes(room) ? [] : [barrels()]),
    ...(pure.includes(room) ? outside(room) : []),
    ...(withoutConstructs.includes(room) ? [constructs(`"${room}" starts without cdk8s and constructs.`)] : []),
  ];
}

function barrels() {
  return {
    regex: '(^|/)index(\\.js)?$|^\\.{1,2}(/\\.\\.)*/?$',
    message: 'Import the file that declares it, not a barrel.',
  };
}

function outside(room) {
  const message = `"${room}" runs anywhere: no cdk8s, no constructs, no Node.js.`;
  const builtins = builtinModules.filter((name) => !name.startsWith('_')).map(escape);
  return [constructs(message), { regex: `^(node:.*|(${builtins.join('|')})(/.*)?)$`, message }];
}

function constructs(message) {
  return { regex: `^(cdk8s|cdk8s-plus-\\d+|constructs)(/|$)`, message };
}

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** The rule that holds the order of the rooms: a file imports from its own room and from those before it. */
export const roomImports = {
  meta: { type: 'problem', schema: [], messages: { forbidden: '{{reason}} (test/architecture/rooms.json)' } },
  create: (context) => {
    const check = ({ source }) => {
      const reason = typeof source?.value === 'string' ? reasonAgainst(context.filename, source.value) : undefined;
      if (reason !== undefined) context.report({ node: source, messageId: 'forbidden', data: { reason } });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: check,
    };
  },
};

function reasonAgainst(file, specifier) {
  if (!specifier.startsWith('.')) return undefined;
  const [from, to] = [path.resolve(ROOT, file), path.resolve(path.dirname(path.resolve(ROOT, file)), specifier)];
  const [own, other] = [roomOf(from), roomOf(to)];
  if (own === other) return undefined;
  if (other === undefined) {
    return pure.includes(own) ? `"${own}" runs anywhere and imports from src alone.` : undefined;
  }
  if (users.includes(own)) {
    return other === 'index.ts' ? undefined : `"${own}" uses the library as its users do: through src/index.ts.`;
  }
  if (rooms.indexOf(other) >= rooms.indexOf(own)) return `"${own}" imports only from the rooms before it.`;
  if (withoutConstructs.includes(own) && ![...pure, ...withoutConstructs].includes(other)) {
    return `"${own}" starts without cdk8s, and imports only from rooms that do.`;
  }
  return undefined;
}

/** The room of a path; undefined outside `src`. */
function roomOf(file) {
  const [first, ...rest] = path.relative(path.join(ROOT, 'src'), file).split(path.sep);
  if (first === '..') return undefined;
  return rest.length === 0 ? `${first.replace(/\.(js|ts)$/, '')}.ts` : first;
}
