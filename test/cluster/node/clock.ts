import { readFileSync } from 'node:fs';

/** The seconds since the machine was started: the clock that containers see, to a hundredth of a second. */
export function uptime(): number {
  return Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]);
}

/** What to add to a time in seconds since 1970 for the same time on the clock of the containers. */
export function uptimeOffset(): number {
  return uptime() - Date.now() / 1000;
}
