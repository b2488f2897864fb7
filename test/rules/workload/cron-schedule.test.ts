import { describeRule } from '../describe-rule';

describeRule('cron-schedule', {
  passes: {
    'every night': {
      fromCode: false,
      kind: 'CronJob',
      workload: { schedule: '30 3 * * mon-fri', timeZone: 'Europe/Berlin' },
    },
    'a descriptor': { fromCode: false, kind: 'CronJob', workload: { schedule: '@every 1h30m' } },
  },
  fails: {
    'a field for seconds': {
      pod: { fromCode: false, kind: 'CronJob', workload: { schedule: '0 30 3 * * *' } },
      finds: [
        'error cron-schedule: the schedule "0 30 3 * * *" has 6 fields, and a schedule has 5.',
        '  at:  CronJob "shop"',
        '  in:  spec.schedule = "0 30 3 * * *"',
        '  fix: write minute, hour, day of the month, month and day of the week, as in "0 3 * * *".',
      ],
    },
    'an hour that there is not': {
      pod: { fromCode: false, kind: 'CronJob', workload: { schedule: '0 24 * * *' } },
      finds: [
        'error cron-schedule: the schedule "0 24 * * *" has "24" as its hour.',
        '  at:  CronJob "shop"',
        '  in:  spec.schedule = "0 24 * * *"',
        '  fix: write minute, hour, day of the month, month and day of the week, as in "0 3 * * *".',
      ],
    },
    'a time zone that there is not': {
      pod: { fromCode: false, kind: 'CronJob', workload: { timeZone: 'Europe/Shoptown' } },
      finds: [
        'error cron-schedule: the time zone "Europe/Shoptown" is not a time zone that is known.',
        '  at:  CronJob "shop"',
        '  in:  spec.timeZone = "Europe/Shoptown"',
        '  fix: write a name such as Europe/Berlin, or Etc/UTC.',
      ],
    },
    'a time zone in the schedule': {
      pod: { fromCode: false, kind: 'CronJob', workload: { schedule: 'TZ=Etc/UTC 0 3 * * *' } },
      finds: [
        'error cron-schedule: the schedule "TZ=Etc/UTC 0 3 * * *" has a time zone in it, which stands in timeZone.',
        '  at:  CronJob "shop"',
        '  in:  spec.schedule = "TZ=Etc/UTC 0 3 * * *"',
        '  fix: write minute, hour, day of the month, month and day of the week, as in "0 3 * * *".',
      ],
    },
  },
});
