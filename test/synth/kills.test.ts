import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { killAtRandom, pathWithNodeAlone } from './kill-at-random';
import { configMap, Project } from './project';

const MILLIS = 180_000;

/** `npm run test:kills` kills some hundred. */
const KILLS = 4;

const A = configMap('a', '1');

/** Runs the command until a file is there. */
async function until(project: Project, file: string): Promise<ChildProcess> {
  const child = project.start();
  await appears(project, file);
  return child;
}

/** Waits for a file, but not for ever. */
async function appears(project: Project, file: string): Promise<void> {
  const end = performance.now() + MILLIS / 2;
  while (!existsSync(join(project.path, file)) && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function endOf(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve) => child.once('exit', (status, signal) => resolve(status ?? signal)));
}

describe('a synthesis that is killed', () => {
  let project: Project;

  beforeEach(() => {
    project = new Project();
    project.appWrites({ 'a.k8s.yaml': A });
  });

  afterEach(() => project.remove());

  test(
    'leaves an output that is all old or all new',
    async () => {
      const { seen, unmended } = await killAtRandom(KILLS);
      expect([seen.mixed, seen.broken, unmended]).toEqual([0, 0, 0]);
      expect(seen.old + seen.new).toBe(KILLS);
    },
    MILLIS,
  );

  test(
    'leaves whole files where folders cannot be exchanged, and the next synthesis ends what it began',
    async () => {
      const { seen, unmended } = await killAtRandom(KILLS, pathWithNodeAlone(join(project.path, 'bin')));
      expect([seen.broken, unmended]).toEqual([0, 0]);
    },
    MILLIS,
  );

  const SLEEPS = `require('node:fs').writeFileSync('started', String(process.pid)); setTimeout(() => {}, 60_000);`;

  test(
    'leaves a lock that the next one takes over, while one that runs keeps it',
    async () => {
      project.write('after.js', SLEEPS);
      const child = await until(project, 'started');
      expect(project.synth()).toEqual({
        status: 2,
        output: '',
        errors: expect.stringMatching(
          /^error: Another synthesis replaces "dist" now: process \d+ on \S+\. Wait until it ends; if it does not run any more, remove "\.dist\.pod-patterns-work\/lock"\.\n$/,
        ) as string,
      });
      child.kill('SIGKILL');
      await endOf(child);
      process.kill(Number(readFileSync(join(project.path, 'started'), 'utf8')), 'SIGKILL');
      rmSync(join(project.path, 'after.js'));
      expect(project.synth()).toEqual({
        status: 0,
        errors: '',
        output: 'created  dist/a.k8s.yaml\ndist: 1 created.\n',
      });
      expect(project.names()).not.toContain('.dist.pod-patterns-work');
    },
    MILLIS,
  );

  const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

  async function endedBy(signal: NodeJS.Signals): Promise<unknown> {
    const ended = new Project();
    try {
      ended.write('cdk8s.yaml', 'app: true && node app.js && true\n');
      ended.write(
        'after.js',
        `process.on('${signal}', () => { require('node:fs').writeFileSync('heard', ''); process.exit(0); });${SLEEPS}`,
      );
      const child = await until(ended, 'started');
      child.kill(signal);
      const end = await endOf(child);
      const left = ended.names().filter((name) => /dist/.test(name));
      return { end, isHeard: existsSync(join(ended.path, 'heard')), left };
    } finally {
      await ended.remove();
    }
  }

  test(
    'by a signal passes it on to the app, removes its folders, and ends by it',
    async () => {
      const all = SIGNALS.map((end) => ({ end, isHeard: true, left: [] }));
      expect(await Promise.all(SIGNALS.map(endedBy))).toEqual(all);
    },
    MILLIS,
  );

  /** The shell ends by the signal at once; the app goes on, writes, and says so. */
  const goesOn = (millis: number): string => `
    process.on('SIGTERM', () => undefined);
    const { mkdirSync, writeFileSync } = require('node:fs');
    const write = () => {
      mkdirSync(process.env.CDK8S_OUTDIR, { recursive: true });
      writeFileSync(require('node:path').join(process.env.CDK8S_OUTDIR, 'late.yaml'), '');
      writeFileSync('written', String(Date.now()));
    };
    setInterval(write, 20);
    setTimeout(() => { writeFileSync('last', ''); process.exit(0); }, ${millis});
    writeFileSync('started', '');`;

  test(
    'waits for an app that ignores TERM for a while, and then leaves nothing behind',
    async () => {
      project.write('cdk8s.yaml', 'app: true && node app.js && true\n');
      project.write('after.js', goesOn(800));
      const child = await until(project, 'started');
      child.kill('SIGTERM');
      expect(await endOf(child)).toBe('SIGTERM');
      expect(existsSync(join(project.path, 'last'))).toBe(true);
      expect(project.names().filter((name) => /dist/.test(name))).toEqual([]);
    },
    MILLIS,
  );

  test(
    'kills an app that goes on after its shell has ended, at once on a second signal',
    async () => {
      project.write('cdk8s.yaml', 'app: true && node app.js && true\n');
      project.write('after.js', goesOn(60_000));
      const child = await until(project, 'started');
      child.kill('SIGTERM');
      await new Promise((resolve) => setTimeout(resolve, 500));
      child.kill('SIGTERM');
      expect(await endOf(child)).toBe('SIGTERM');
      const written = readFileSync(join(project.path, 'written'), 'utf8');
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(readFileSync(join(project.path, 'written'), 'utf8')).toBe(written);
      expect(project.names().filter((name) => /dist|last/.test(name))).toEqual([]);
    },
    MILLIS,
  );
});
