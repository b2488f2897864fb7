/** `npm run bench [-- synthesis|app|explain|check|validation]`: measures, and judges nothing. */
import { cpus } from 'node:os';
import { benchApp } from './app/run';
import { benchCheck } from './check/run';
import { benchExplain } from './explain/run';
import { benchSynthesis } from './synthesis/run';
import { benchValidation } from './validation/run';

const BENCHES: { readonly [name: string]: () => void } = {
  synthesis: benchSynthesis,
  app: benchApp,
  explain: benchExplain,
  check: benchCheck,
  validation: benchValidation,
};

const named = process.argv.slice(2);
const unknown = named.find((name) => !(name in BENCHES));
if (unknown !== undefined) {
  console.error(`There is no bench "${unknown}"; name one of ${Object.keys(BENCHES).join(', ')}, or none for all.`);
  process.exit(2);
}
console.log(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node.js ${process.version}`);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (named.length > 0 && !named.includes(name)) continue;
  console.log(`\n${name}`);
  bench();
}
