/** Times `cdk8s synth` as whole processes, with the validation plugin and without. The two take turns. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { median, table } from '../table';
import { timed, type Time } from '../timed';

const REPOSITORY = resolve(__dirname, '..', '..', '..');
const APP = join(__dirname, 'app.cjs');
const CDK8S = join(REPOSITORY, 'node_modules', 'cdk8s-cli', 'bin', 'cdk8s');

const CHARTS = [10, 100, 400];
const ROUNDS = 3;

/** What the plugin may add at most: a start, and a time for each chart of two objects. docs/measurements.md names it. */
const BUDGET_SECONDS = { start: 1, perChart: 0.01 };

export function benchValidation(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    console.log(`cdk8s synth in seconds, ${ROUNDS} processes each; a chart is a Deployment and its Service\n`);
    const head = ['charts', 'without', 'with', 'added', 'added CPU', 'budget'];
    console.log(table([head, ...CHARTS.map((charts) => rowOf(charts, folder))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function rowOf(charts: number, folder: string): string[] {
  const times = { without: [] as Time[], with: [] as Time[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.without.push(synthesize(charts, folder, ''));
    times.with.push(synthesize(charts, folder, VALIDATIONS));
  }
  const medianOf = (part: keyof Time): [number, number] => [
    median(times.without.map((time) => time[part])),
    median(times.with.map((time) => time[part])),
  ];
  const [[without, withPlugin], [cpuWithout, cpuWith]] = [medianOf('seconds'), medianOf('cpuSeconds')];
  const budget = BUDGET_SECONDS.start + charts * BUDGET_SECONDS.perChart;
  const seconds = [without, withPlugin, withPlugin - without, cpuWith - cpuWithout, budget];
  return [String(charts), ...seconds.map((cell) => cell.toFixed(2))];
}

const VALIDATIONS = `validations:
  - package: ${JSON.stringify(REPOSITORY)}
    version: 0.1.0
    class: PodPatternsValidation
    properties: { target: '1.33' }
`;

function synthesize(charts: number, cwd: string, validations: string): Time {
  const app = JSON.stringify(`node ${APP} ${charts}`);
  writeFileSync(join(cwd, 'cdk8s.yaml'), `language: typescript\napp: ${app}\n${validations}`);
  rmSync(join(cwd, 'dist'), { recursive: true, force: true });
  const env = { ...process.env, NODE_PATH: join(REPOSITORY, 'node_modules') };
  return timed([process.execPath, CDK8S, 'synth', '--check-upgrade=false'], { cwd, env });
}
