import { readdirSync, readFileSync } from 'node:fs';

/**
 * Whether a process of a group still runs. One that has ended belongs to its group until its parent has collected it, which
 * in a container may take long: its first process is often a program that does not care.
 */
export function isGroupRunning(group: number): boolean {
  try {
    process.kill(-group, 0);
  } catch {
    return false;
  }
  return process.platform !== 'linux' || hasRunningMember(group);
}

function hasRunningMember(group: number): boolean {
  try {
    const processes = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return processes.some((id) => isRunningIn(statusOf(id), group));
  } catch {
    return true;
  }
}

/** Source: proc_pid_stat(5); the name of the program stands in parentheses, and may have some of its own. */
function statusOf(id: string): readonly string[] {
  try {
    const text = readFileSync(`/proc/${id}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ', 3);
  } catch {
    // It has ended since.
    return [];
  }
}

function isRunningIn([state, , group]: readonly string[], wanted: number): boolean {
  return Number(group) === wanted && state !== 'Z' && state !== 'X';
}
