/**
 * Compiles what the package exports into a few files: Node.js, and jest even more, take longer to find and read some
 * hundred modules than what is in them takes. TypeScript has written the declarations beside them.
 */
import { build } from 'esbuild';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCE = join(ROOT, 'src');
const LIB = join(ROOT, 'lib/src');

/** The modules that share one file, and so one copy of what they have in common, by the names under which it has them. */
const SHARED_FILE = 'library.js';
const SHARED = { library: 'index', testing: 'testing/index', serializer: 'testing/serializer' };

/** Modules with a file of their own, and where they find at run time what they import. */
const ALONE = {
  'cli/main': { './run': './run' },
  'cli/run': {},
  'testing/setup': { './pod-matchers': './index' },
  'testing/jest-globals': {},
  'testing/vitest': {},
};

/** Stacks of users do not show the code of the command. */
const SMALLER = { minifyWhitespace: true, minifySyntax: true };

async function compile(name, options) {
  await build({
    ...options,
    outfile: join(LIB, name),
    bundle: true,
    platform: 'node',
    target: 'node20',
    packages: 'external',
    legalComments: 'none',
    logLevel: 'warning',
  });
}

function foundAtRunTime(places) {
  return {
    name: 'found at run time',
    setup: ({ onResolve }) =>
      onResolve({ filter: /^\./ }, ({ path }) => (path in places ? { path: places[path], external: true } : undefined)),
  };
}

/** Node.js prints the line of code of an error that nobody catches, unless a comment in it says not to. */
const UNSEEN = ' // node-do-not-add-exception-line';

/** Comments get lost: a call around what is thrown or captured stands for this one until the file is written. */
const unseenLines = {
  name: 'unseen lines',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      return { contents: text.replaceAll(new RegExp(`(\\w+)(\\)?;)${UNSEEN}`, 'g'), '$$UNSEEN($1)$2'), loader: 'ts' };
    }),
};

function writeUnseenLines(file) {
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replaceAll(/\$UNSEEN\((\w+)\)(\)?;)/g, `$1$2${UNSEEN}`));
}

async function compileShared() {
  const lines = Object.entries(SHARED).map(([name, module]) => `export * as ${name} from './${module}';`);
  const stdin = { contents: lines.join('\n'), resolveDir: SOURCE, sourcefile: SHARED_FILE };
  // Messages have the names of classes.
  await compile(SHARED_FILE, { stdin, keepNames: true, plugins: [unseenLines] });
  writeUnseenLines(join(LIB, SHARED_FILE));
  const shared = createRequire(import.meta.url)(join(LIB, SHARED_FILE));
  for (const [name, module] of Object.entries(SHARED)) {
    writeFileSync(join(LIB, `${module}.js`), partText(module, name, Object.keys(shared[name]).sort()));
  }
}

/** A part of the shared file. A module of ES sees the names that stand in the text of one of CommonJS. */
function partText(module, name, exported) {
  const path = `${module.includes('/') ? '..' : '.'}/${SHARED_FILE}`;
  return `module.exports = require('${path}').${name};\n0 && (module.exports = { ${exported.join(', ')} });\n`;
}

await compileShared();
for (const [name, places] of Object.entries(ALONE)) {
  const entryPoints = [join(SOURCE, `${name}.ts`)];
  const isCommand = name.startsWith('cli/');
  await compile(`${name}.js`, { entryPoints, plugins: [foundAtRunTime(places)], ...(isCommand && SMALLER) });
}
