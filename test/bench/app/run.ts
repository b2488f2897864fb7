/**
 * Times `app.synth()` with the `App` of cdk8s and with `ManifestApp`, and their whole processes. Every measurement has a
 * process of its own, and the two take turns, so that a busy moment of the machine meets both.
 */
import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { table } from '../table';
import { timed, type Time } from '../timed';
import { withHelmChart } from './helm-chart';

const ROUNDS = 5;
const KINDS = ['cdk8s', 'ours'] as const;
const INPUTS: readonly (readonly [name: string, objects: string, count: number])[] = [
  ['1,600 objects of cdk8s-plus', 'plus', 800],
  ['1,600 plain objects', 'plain', 800],
  ['100 charts', 'charts', 100],
  ['200 charts', 'charts', 200],
  ['400 charts', 'charts', 400],
];

/** Milliseconds. */
interface Measured {
  readonly synthesis: number;
  readonly synthesisCpu: number;
  readonly process: number;
  readonly processCpu: number;
}

export function benchApp(): void {
  const all = new Map<string, Measured[]>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [, objects, count] of INPUTS) {
      for (const kind of KINDS) {
        const key = keyOf(kind, objects, count);
        all.set(key, [...(all.get(key) ?? []), measure(kind, objects, String(count))]);
      }
    }
  }
  console.log(`lowest of ${ROUNDS}, in milliseconds; "cpu" is the time of the processors\n`);
  const rows = INPUTS.flatMap(([name, objects, count]) => {
    const [theirs, ours] = KINDS.map((kind) => all.get(keyOf(kind, objects, count)) ?? []) as [Measured[], Measured[]];
    return [cells(name, 'App', theirs), cells('', 'ManifestApp', ours), ratios(theirs, ours)];
  });
  console.log(table([['', '', ...COLUMNS], ...rows]));
  console.log(helmText());
}

/** Programs that Go installs are not always on the PATH. */
const PATH = [process.env['PATH'], join(homedir(), 'go', 'bin')].join(delimiter);
const HELM = 'helm.sh/helm/v4/cmd/helm@v4.3.2';

/** How long Helm takes for a chart with the same plain objects. */
function helmText(): string {
  const env = { ...process.env, PATH };
  if (spawnSync('helm', ['version'], { env }).status !== 0) return `helm template: left out; go install ${HELM}`;
  const all = withHelmChart(800, (words) => Array.from({ length: ROUNDS }, () => timed(words, { env })));
  const least = (of: (time: Time) => number): string => (Math.min(...all.map(of)) * 1000).toFixed(0);
  return `helm template of 1,600 plain objects: process ${least((time) => time.seconds)}, processCpu ${least((time) => time.cpuSeconds)}`;
}

const COLUMNS = ['synthesis', 'synthesisCpu', 'process', 'processCpu'] as const satisfies readonly (keyof Measured)[];

function keyOf(kind: string, objects: string, count: number): string {
  return `${kind} ${objects} ${count}`;
}

function measure(kind: string, objects: string, count: string): Measured {
  const args = [join(__dirname, 'app.cjs'), kind, objects, count];
  const done = spawnSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (done.status !== 0) throw new Error(`${args.join(' ')} ended with status ${done.status}`);
  const said = JSON.parse(done.stdout) as { readonly milliseconds: number; readonly cpuMilliseconds: number };
  const { seconds, cpuSeconds } = timed([process.execPath, ...args]);
  return {
    synthesis: said.milliseconds,
    synthesisCpu: said.cpuMilliseconds,
    process: seconds * 1000,
    processCpu: cpuSeconds * 1000,
  };
}

function lowest(all: readonly Measured[], column: keyof Measured): number {
  return Math.min(...all.map((measured) => measured[column]));
}

function cells(name: string, kind: string, all: readonly Measured[]): string[] {
  return [name, kind, ...COLUMNS.map((column) => lowest(all, column).toFixed(0))];
}

function ratios(theirs: readonly Measured[], ours: readonly Measured[]): string[] {
  return ['', 'ratio', ...COLUMNS.map((column) => (lowest(theirs, column) / lowest(ours, column)).toFixed(1))];
}
