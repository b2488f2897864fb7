import { FindingLevel, FindingSeverity } from '../../findings/finding-kind';
import { valueText } from '../../findings/finding-text';
import { scheduleProblem } from '../../kubernetes/cron-schedule';
import { textOf } from '../../kubernetes/json';
import { timeZoneProblem } from '../../kubernetes/time-zone';
import { problemsOfType } from '../typed-problems';
import type { Rule } from '../rule';

/** A CronJob has a schedule with five fields, in a time zone that there is. */
export const cronSchedule: Rule = {
  id: 'cron-schedule',
  severity: FindingSeverity.ERROR,
  level: FindingLevel.INVALID,
  reason: 'FieldValueInvalid',
  summary: 'A CronJob has a schedule that can be kept, in a time zone that there is.',
  fields: ['spec.{schedule,timeZone}'],
  onlyWith: ['schedule', 'timeZone'],
  source: 'k8s.io/kubernetes/pkg/apis/batch/validation, validateScheduleFormat and validateTimeZone',
  check: (pod) =>
    problemsOfType(pod, 'CronJobSpec', ({ schedule, timeZone }) => {
      const [times, zone] = [textOf(schedule) ?? '', textOf(timeZone)];
      const ofTimes =
        times === ''
          ? undefined
          : (zoneInSchedule(times, pod.target.version.minor) ?? scheduleProblem(withoutZone(times)));
      const ofZone = zone === undefined ? undefined : timeZoneProblem(zone);
      return [
        ...(ofTimes === undefined
          ? []
          : [
              {
                path: 'schedule',
                message: valueText('the schedule', times, ofTimes),
                fix: 'write minute, hour, day of the month, month and day of the week, as in "0 3 * * *".',
              },
            ]),
        ...(ofZone === undefined
          ? []
          : [
              {
                path: 'timeZone',
                message: valueText('the time zone', zone, ofZone),
                fix: 'write a name such as Europe/Berlin, or Etc/UTC.',
              },
            ]),
      ];
    }),
};

const ZONE = /^(CRON_)?TZ=\S+\s+/;

/** Until 1.28 the API server took a time zone before the schedule. */
function zoneInSchedule(times: string, minor: number): string | undefined {
  if (!times.includes('TZ') || (minor < 29 && ZONE.test(times))) return undefined;
  return 'has a time zone in it, which stands in timeZone';
}

function withoutZone(times: string): string {
  return times.replace(ZONE, '');
}
