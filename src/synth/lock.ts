import { randomBytes } from 'node:crypto';
import {
  existsSync,
  linkSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { fieldsOf, parsedJson, textOf } from '../kubernetes/json';

/** A lock that this process holds. */
export interface Lock {
  /** Gives it back. */
  readonly release: () => void;
}

/** Who holds a lock. */
export interface LockHolder {
  readonly pid: number;
  readonly host: string;
}

/** How often the holder of a lock says that it is there, and for how long others believe it who cannot ask. */
const [BEAT_MILLIS, BELIEVED_MILLIS] = [5_000, 60_000];

/**
 * Takes a lock, a file that says who holds it. One whose holder is dead is taken over: at once if it ran on this machine,
 * and otherwise when it was silent for a minute.
 */
export function takeLock(file: string): Lock | { readonly holder: LockHolder } {
  const own = JSON.stringify({ pid: process.pid, host: hostname(), ...placeOf(process.pid) });
  for (;;) {
    if (isWritten(file, own)) return held(file, own);
    const text = textIn(file);
    if (text === undefined) continue;
    const holder = liveHolder(file, text);
    if (holder !== undefined) return { holder };
    removeStale(file, text);
  }
}

/** With its text at once where a file can have two names, so that nobody ever sees it without. */
function isWritten(file: string, own: string): boolean {
  const aside = asideOf(file);
  try {
    writeFileSync(aside, own);
    linkSync(aside, file);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    if (code !== 'EPERM' && code !== 'ENOTSUP') throw error;
    return isMade(file, own);
  } finally {
    rmSync(aside, { force: true });
  }
}

function isMade(file: string, own: string): boolean {
  try {
    writeFileSync(file, own, { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function asideOf(file: string): string {
  return `${file}.${randomBytes(6).toString('hex')}`;
}

function held(file: string, own: string): Lock {
  const beat = setInterval(() => touch(file), BEAT_MILLIS).unref();
  return {
    release: () => {
      clearInterval(beat);
      if (textIn(file) === own) rmSync(file, { force: true });
    },
  };
}

function touch(file: string): void {
  const now = new Date();
  try {
    utimesSync(file, now, now);
  } catch {
    return;
  }
}

function textIn(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** What tells one process from all others that have or had its number; no start if it does not run. */
interface ProcessPlace {
  readonly space?: string;
  readonly start?: string;
}

function placeOf(pid: number): ProcessPlace {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { space: `${boot} ${readlinkSync('/proc/self/ns/pid')}`, ...startOf(pid) };
  } catch {
    return {};
  }
}

/** The start time of a process since boot; the name before it may hold anything. Source: man 5 proc_pid_stat */
function startOf(pid: number): { readonly start?: string } {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').slice(-1)[0]?.split(' ') ?? [];
    return { start: fields[19] ?? '' };
  } catch {
    return {};
  }
}

function liveHolder(file: string, text: string): LockHolder | undefined {
  const fields = fieldsOf(parsedJson(text));
  const holder = { pid: Number(fields['pid']), host: textOf(fields['host']) ?? 'unknown' };
  const { space, start } = placeOf(holder.pid);
  const isHere = holder.host === hostname() && textOf(fields['space']) === space;
  const isAlive = isHere ? isRunning(holder.pid) && textOf(fields['start']) === start : isBelieved(file);
  return isAlive ? holder : undefined;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function isBelieved(file: string): boolean {
  const status = statSync(file, { throwIfNoEntry: false });
  return status !== undefined && new Date().getTime() - status.mtimeMs < BELIEVED_MILLIS;
}

/** Somebody else may have taken it over in between: then it goes back. */
function removeStale(file: string, text: string): void {
  const aside = asideOf(file);
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (textIn(aside) === text) rmSync(aside);
  else renameSync(aside, file);
}
