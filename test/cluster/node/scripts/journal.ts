import { existsSync, readFileSync } from 'node:fs';
import * as path from 'node:path';

/** What a container wrote. */
export interface JournalLine {
  /** On the clock of the containers, in seconds. */
  readonly at: number;
  readonly container: string;
  /** How often the container had been started before. */
  readonly restart: number;
  /** `start`, `ready`, `term`, `exit`, or the beginning or end of a hook. */
  readonly event: string;
  /** Of an exit. */
  readonly exitCode?: number;
}

/** What the containers of a Pod wrote into their folder, in the order in which they wrote it. */
export function readJournal(folder: string): JournalLine[] {
  const file = path.join(folder, 'lines');
  if (!existsSync(file)) return [];
  // what follows the last line break is still being written
  return readFileSync(file, 'utf8').split('\n').slice(0, -1).map(parseLine);
}

function parseLine(line: string): JournalLine {
  const [at, container = '', run, event = '', exitCode] = line.split(' ');
  const parsed = { at: Number(at), container, restart: Number(run) - 1, event };
  return exitCode === undefined ? parsed : { ...parsed, exitCode: Number(exitCode) };
}
