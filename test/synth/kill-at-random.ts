import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { configMap, Project } from './project';

/** What was seen in the output right after a process was killed. */
export type Seen = 'old' | 'new' | 'mixed' | 'broken';

/** How often what was seen. */
export interface KillCounts {
  readonly seen: Readonly<Record<Seen, number>>;
  /** How many processes had ended before they could be killed. */
  readonly ended: number;
  /** How many were killed after the app had ended. */
  readonly inSwap: number;
  /** After how many the next synthesis did not make the output whole. */
  readonly unmended: number;
}

const FILES = 40;
const FOREIGN = 'README.md';

/** Half of the processes check what is new, and say what the change does. */
const JUDGED = ['--check', 'recommended', '--diff', '--fail-on', 'refused'];

/** What an app writes when it ends. */
const MARK = 'app-ended';

/**
 * Kills `pod-patterns synth` at random moments, and looks at the output each time. Half of the moments are anywhere in its
 * life, half of them after the app has ended; and half of the processes check and compare what is new.
 *
 * @param path - the PATH of the command; without programs that exchange folders, files are renamed one by one
 */
export async function killAtRandom(kills: number, path = process.env['PATH'] ?? ''): Promise<KillCounts> {
  const project = new Project();
  const counts = { seen: { old: 0, new: 0, mixed: 0, broken: 0 }, ended: 0, inSwap: 0, unmended: 0 };
  project.write('after.js', `require('node:fs').writeFileSync('${MARK}', '');`);
  // A synthesis that was killed may have decided, and the next one then ends it first.
  let present = [writesVersion(project, 0)];
  project.synth();
  project.write(`dist/${FOREIGN}`, 'by hand\n');
  try {
    const [plain, judged] = [await measured(project, path, []), await measured(project, path, JUDGED)];
    for (let kill = 1; kill <= kills; kill += 1) {
      const next = writesVersion(project, kill);
      const isAfterApp = kill % 2 === 1;
      const isJudged = kill % 4 >= 2;
      const times = isJudged ? judged : plain;
      const millis = Math.random() * (isAfterApp ? times.total - times.app : times.total);
      const isEnded = await runFor(project, path, isJudged ? JUDGED : [], { millis, isAfterApp });
      counts.ended += Number(isEnded);
      counts.inSwap += Number(!isEnded && existsSync(join(project.path, MARK)));
      const seen = seenIn(project, present, next);
      counts.seen[seen] += 1;
      if (seen === 'mixed') {
        project.synth();
        if (seenIn(project, present, next) !== 'new') counts.unmended += 1;
      }
      present = seen === 'old' ? [...present, next] : [next];
    }
  } finally {
    await project.remove();
  }
  return counts;
}

type Files = Readonly<Record<string, string>>;

/** All files differ from those of the version before; one comes and one goes. */
function writesVersion(project: Project, version: number): Files {
  const names = [...Array.from({ length: FILES }, (_, index) => `chart-${index}`), `only-in-${version}`];
  const files = Object.fromEntries(names.map((name) => [`${name}.k8s.yaml`, configMap(name, String(version))]));
  project.appWrites(files);
  return files;
}

/** How long the app and the whole command take, in milliseconds. */
interface Times {
  readonly app: number;
  readonly total: number;
}

/** Runs the command to its end. */
async function measured(project: Project, path: string, words: readonly string[]): Promise<Times> {
  const start = performance.now();
  const run = runFor(project, path, words, undefined);
  await appEnd(project);
  const app = performance.now() - start;
  await run;
  return { app, total: performance.now() - start };
}

/** When a command is killed: some time after it started, or after its app ended. */
interface Moment {
  readonly millis: number;
  readonly isAfterApp: boolean;
}

/** Runs the command, kills it at a moment, and returns whether it had ended before. */
async function runFor(
  project: Project,
  path: string,
  words: readonly string[],
  moment: Moment | undefined,
): Promise<boolean> {
  rmSync(join(project.path, MARK), { force: true });
  const child = project.start(words, { PATH: path });
  const end = new Promise<boolean>((resolve) => child.once('exit', (_, signal) => resolve(signal === null)));
  if (moment === undefined) return end;
  if (moment.isAfterApp) await appEnd(project);
  const timer = setTimeout(() => child.kill('SIGKILL'), moment.millis);
  const isEnded = await end;
  clearTimeout(timer);
  return isEnded;
}

async function appEnd(project: Project): Promise<void> {
  while (!existsSync(join(project.path, MARK))) await sleep(1);
}

function seenIn(project: Project, old: readonly Files[], next: Files): Seen {
  try {
    const { [FOREIGN]: foreign, ...files } = project.files();
    if (foreign !== 'by hand\n') return 'broken';
    if (isSame(files, next)) return 'new';
    if (old.some((version) => isSame(files, version))) return 'old';
    const versions = [...old, next];
    const isMixed = Object.entries(files).every(([name, text]) => versions.some((version) => version[name] === text));
    return isMixed ? 'mixed' : 'broken';
  } catch {
    return 'broken';
  }
}

function isSame(left: Files, right: Files): boolean {
  const names = Object.keys(left);
  return names.length === Object.keys(right).length && names.every((name) => left[name] === right[name]);
}

/** A folder of programs for PATH with Node.js alone. */
export function pathWithNodeAlone(folder: string): string {
  mkdirSync(folder, { recursive: true });
  symlinkSync(process.execPath, join(folder, 'node'));
  return folder;
}
